/** Where one was, for a page that is loaded anew: as long as the window, and only for the same session and pair of eyes. */

const KEY = "cloudone.place";

/** The address at which these eyes were last, if the page was loaded anew under them. */
export function lastPlace(eyes: string): string | null {
  try {
    const [whose, address] = JSON.parse(sessionStorage.getItem(KEY) ?? "[]") as readonly unknown[];
    return whose === eyes && typeof address === "string" ? address : null;
  } catch {
    return null;
  }
}

/** Remembers the address, in the place of any other. */
export function rememberPlace(eyes: string, address: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([eyes, address]));
  } catch {
    // Storage may be forbidden; loading the page anew then leads home.
  }
}
