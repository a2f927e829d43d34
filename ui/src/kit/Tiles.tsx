import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import styles from "./Tiles.module.css";

export interface Tile<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly count: string;
  readonly icon?: ReactNode;
  /** Says by colour what its word says already; only where there is something to see. */
  readonly tone?: "danger" | "warning";
}

export interface TilesProps<T extends string> {
  readonly label: string;
  readonly tiles: ReadonlyArray<Tile<T>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Large numbers, of which the chosen one says what the list below shows. */
export function Tiles<T extends string>({ label, tiles, value, onChange }: TilesProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = tiles.find((tile) => keys.has(tile.id));
        if (chosen) onChange(chosen.id);
      }}
      className={styles["tiles"] ?? ""}
    >
      {tiles.map((tile) => (
        <ToggleButton key={tile.id} id={tile.id} className={styles["tile"] ?? ""} data-tone={tile.tone}>
          <span className={styles["label"]}>
            {tile.icon}
            {tile.label}
          </span>
          <span className={styles["count"]}>{tile.count}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
