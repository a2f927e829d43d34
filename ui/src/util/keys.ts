/** What a key press means, input methods and platforms considered. Nothing here knows a screen. */

interface KeyLike {
  readonly key: string;
  readonly keyCode?: number;
  readonly isComposing?: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly nativeEvent?: unknown;
}

/** Code that browsers give to keys an input method has swallowed; WebKit gives it without `isComposing`. */
const IME_KEY_CODE = 229;

/**
 * Whether the key belongs to the input method, for example the Enter that confirms a candidate. Such a key does nothing
 * else: every handler of Enter, Escape, arrows or Space asks this first.
 */
export function isImeKey(event: KeyLike): boolean {
  const native = (event.nativeEvent ?? event) as { isComposing?: boolean; keyCode?: number };
  return native.isComposing === true || native.keyCode === IME_KEY_CODE;
}

/** For forms: the Enter that confirms a candidate submits nothing. WebKit does not keep it from the form by itself. */
export function holdImeEnter(event: KeyLike & { preventDefault(): void }): void {
  if ((event.key === "Enter" || event.key === "Process") && isImeKey(event)) event.preventDefault();
}

/** Whether this machine writes ⌘ where others write Ctrl. */
export const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);

/** A shortcut such as `mod+k`, `f2`, `shift+?`: `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export type Shortcut = string;

/** Whether the event is exactly this shortcut. Never true for keys of an input method. */
export function matchesShortcut(event: KeyLike, shortcut: Shortcut): boolean {
  if (isImeKey(event)) return false;
  const parts = shortcut.toLowerCase().split("+");
  const key = parts.at(-1) ?? "";
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  // Shift is part of how a sign such as "?" is typed, so it only counts where the shortcut is a letter or a named key.
  const shiftMatters = key.length > 1 || /[a-z0-9]/.test(key);
  return (
    event.key.toLowerCase() === key &&
    mod === wants("mod") &&
    !otherMod &&
    event.altKey === wants("alt") &&
    (!shiftMatters || event.shiftKey === wants("shift"))
  );
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  mod: "⌘",
  alt: "⌥",
  shift: "⇧",
  enter: "↩",
  delete: "⌦",
  backspace: "⌫",
  escape: "esc",
};
const OTHER_SIGNS: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  delete: "Delete",
  backspace: "Backspace",
  escape: "Esc",
};
const EVERYWHERE_SIGNS: Readonly<Record<string, string>> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  pageup: "Page Up",
  pagedown: "Page Down",
  // The sign itself stands between keys.
  plus: "+",
};

/** The keys of a shortcut as people read them here. */
export function shortcutKeys(shortcut: Shortcut): readonly string[] {
  const signs = isMac ? MAC_SIGNS : OTHER_SIGNS;
  return shortcut
    .toLowerCase()
    .split("+")
    .map(
      (part) => signs[part] ?? EVERYWHERE_SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : capitalised(part)),
    );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
