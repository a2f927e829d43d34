import styles from "./Factor.module.css";

export interface QrCodeProps {
  /** The dark modules, as the `d` of a path. */
  readonly path: string;
  /** Width and height of the field, its quiet zone included. */
  readonly size: number;
  readonly label: string;
}

/** A QR code. Black on white in every appearance: many readers do not find it the other way round. */
export function QrCode({ path, size, label }: QrCodeProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={styles["qr"]}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
