/** A small choice kept in the browser's storage. Never a secret: anything on the machine can read it. */
export interface Stored<T extends string> {
  get(): T | null;
  set(value: T): void;
}

/** A choice among `values`, kept under `key`; anything else found there counts as no choice. */
export function stored<T extends string>(key: string, values: readonly T[]): Stored<T> {
  return {
    get() {
      try {
        const found = localStorage.getItem(key);
        return values.find((value) => value === found) ?? null;
      } catch {
        return null;
      }
    },
    set(value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Storage may be forbidden; the choice then lasts as long as the window.
      }
    },
  };
}

/** A larger choice, kept as JSON under `key`. `read` makes of whatever is found there what is safe to use. */
export function storedValue<T>(key: string, read: (found: unknown) => T): { get(): T; set(value: T): void } {
  return {
    get() {
      try {
        return read(JSON.parse(localStorage.getItem(key) ?? "null"));
      } catch {
        return read(null);
      }
    },
    set(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Storage may be forbidden or full; the choice then lasts as long as the window.
      }
    },
  };
}
