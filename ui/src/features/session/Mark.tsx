/** The product's mark: a window under a cloud, in the accent. Says nothing; its name stands beside it. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M10.2 22.5a4.7 4.7 0 0 1-.6-9.36 6.6 6.6 0 0 1 12.7-.9 5.15 5.15 0 0 1 .1 10.26z"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M13 17.6l2.3 2.3 4.3-4.5"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
