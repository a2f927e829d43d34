/** Cursor, selection and keys of a long list of which only a window is here. Nothing here draws. */

import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";
import { fold } from "~/util/fold";
import { isImeKey, isMac } from "~/util/keys";

/** Rows that are asked for as they come into sight. */
export interface RowSource<T> {
  /** Rows in all; null before the first answer. */
  readonly total: number | null;
  /** The row, or undefined while it is not here. */
  rowAt(index: number): T | undefined;
  /** Says which rows are in sight. */
  show(first: number, last: number): void;
  /** Rows from `first` to `last`, both included, whether in sight or not. */
  rows(first: number, last: number): Promise<readonly T[]>;
}

export interface SelectionOptions<T> {
  readonly source: RowSource<T>;
  readonly keyOf: (row: T) => string;
  readonly textOf: (row: T) => string;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  /** Every row is selected but these; then `selected` is empty. */
  readonly allBut?: readonly string[] | null | undefined;
  /** Selects every row but these, however many there are. Without it they are selected one by one. */
  readonly onAllBut?: ((except: readonly string[]) => void) | undefined;
  /** Index of the next row from `from` on that begins with what was typed. Without it the rows are looked through here. */
  readonly onFind?: ((text: string, from: number) => Promise<number | null>) | undefined;
  readonly onOpen: (row: T) => void;
  /** How many rows Page Up and Page Down jump over. */
  readonly pageSize: () => number;
  readonly scrollTo: (index: number) => void;
  /** Keys that mean something to the screen only; answers whether it took the key. */
  readonly onRowKey?: ((event: KeyboardEvent, row: T) => boolean) | undefined;
  /** At most one row is selected at a time. */
  readonly isSingle?: boolean;
}

/** Keys pressed within this time of each other are one word to jump to. */
const TYPE_AHEAD_MS = 800;
/** Rows looked through at a time while jumping to a word. */
const TYPE_AHEAD_STEP = 500;

type Mode = "only" | "range" | "none";

/** How a list is moved through and selected from. The cursor is an index, the selection a list of ids. */
export function useRowSelection<T>(options: SelectionOptions<T>) {
  const { source, keyOf, textOf, selected, onSelect, onOpen, pageSize, scrollTo, onRowKey, isSingle } = options;
  const { allBut = null, onAllBut, onFind } = options;
  const total = source.total ?? 0;
  const [place, setCursor] = useState(0);
  const cursor = Math.min(place, Math.max(0, total - 1));
  const anchor = useRef(0);
  const typed = useRef({ text: "", at: 0 });
  // What is asked for later must not overwrite what was chosen since.
  const turn = useRef(0);
  const latest = useRef(onSelect);
  useEffect(() => {
    latest.current = onSelect;
  });

  const select = (first: number, last: number) => {
    turn.current += 1;
    const mine = turn.current;
    const here: string[] = [];
    for (let index = first; index <= last; index += 1) {
      const row = source.rowAt(index);
      if (row === undefined) break;
      here.push(keyOf(row));
    }
    if (here.length === last - first + 1) {
      onSelect(here);
      return;
    }
    void source.rows(first, last).then(
      (rows) => {
        if (turn.current === mine) latest.current(rows.map(keyOf));
      },
      // The list itself says that rows cannot be had.
      () => {},
    );
  };

  const toggle = (index: number) => {
    const row = source.rowAt(index);
    if (row === undefined) return;
    turn.current += 1;
    const id = keyOf(row);
    anchor.current = index;
    const toggled = (ids: readonly string[]) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
    if (allBut && onAllBut) onAllBut(toggled(allBut));
    else onSelect(toggled(selected));
  };

  const go = (index: number, mode: Mode) => {
    if (total === 0) return;
    const next = Math.max(0, Math.min(total - 1, index));
    setCursor(next);
    scrollTo(next);
    if (mode === "range") select(Math.min(anchor.current, next), Math.max(anchor.current, next));
    if (mode === "only") {
      anchor.current = next;
      select(next, next);
    }
  };

  const jump = async (text: string, from: number) => {
    const mine = turn.current;
    if (onFind) {
      const found = await onFind(text, from);
      if (found !== null && turn.current === mine && typed.current.text === text) go(found, "only");
      return;
    }
    const needle = fold(text);
    for (let done = 0; done < total; ) {
      const first = (from + done) % total;
      const last = Math.min(first + TYPE_AHEAD_STEP, total, first + total - done) - 1;
      const rows = await source.rows(first, last);
      if (turn.current !== mine || typed.current.text !== text || rows.length === 0) return;
      const found = rows.findIndex((row) => fold(textOf(row)).startsWith(needle));
      if (found >= 0) {
        go(first + found, "only");
        return;
      }
      done += rows.length;
    }
  };

  const typeAhead = (event: KeyboardEvent): boolean => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const now = event.timeStamp;
    const going = now - typed.current.at < TYPE_AHEAD_MS && typed.current.text !== "";
    if (event.key === " " && !going) return false;
    const text = going ? typed.current.text + event.key : event.key;
    typed.current = { text, at: now };
    // A first letter looks beyond the row it starts from, so that pressing it again goes on.
    jump(text, going ? cursor : (cursor + 1) % Math.max(1, total)).catch(() => {});
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // The headings have buttons of their own.
    if (event.target !== event.currentTarget || event.defaultPrevented || isImeKey(event)) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    const mode: Mode = isSingle ? "only" : event.shiftKey ? "range" : mod ? "none" : "only";
    const row = source.rowAt(cursor);
    const take = (act: () => void) => {
      event.preventDefault();
      act();
    };
    switch (event.key) {
      case "ArrowDown":
        return take(() =>
          go(selected.length === 0 && !allBut && mode === "only" && cursor === 0 ? 0 : cursor + 1, mode),
        );
      case "ArrowUp":
        return take(() => go(cursor - 1, mode));
      case "Home":
        return take(() => go(0, mode));
      case "End":
        return take(() => go(total - 1, mode));
      case "PageDown":
        return take(() => go(cursor + pageSize(), mode));
      case "PageUp":
        return take(() => go(cursor - pageSize(), mode));
      case "Enter":
        if (row !== undefined && !mod && !event.shiftKey) take(() => onOpen(row));
        return;
      case "Escape":
        if (selected.length > 0 || allBut) take(() => onSelect([]));
        return;
      case "a":
        if (mod && !event.shiftKey && !event.altKey) {
          if (isSingle) return;
          if (total > 0) take(() => (onAllBut ? onAllBut([]) : select(0, total - 1)));
          return;
        }
        break;
      default:
        break;
    }
    if (row !== undefined && onRowKey?.(event, row)) return take(() => {});
    if (typeAhead(event)) return event.preventDefault();
    if (event.key === " " && !event.altKey) take(() => (isSingle ? go(cursor, "only") : toggle(cursor)));
  };

  const onRowClick = (event: MouseEvent, index: number, onTick: boolean) => {
    const mod = isMac ? event.metaKey : event.ctrlKey;
    setCursor(index);
    if (isSingle) go(index, "only");
    else if (event.shiftKey) go(index, "range");
    else if (mod || onTick) toggle(index);
    else go(index, "only");
  };

  const reset = () => {
    turn.current += 1;
    anchor.current = 0;
    setCursor(0);
  };

  return { cursor, go: (index: number) => go(index, "only"), onKeyDown, onRowClick, reset };
}
