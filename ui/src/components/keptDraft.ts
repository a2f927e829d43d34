/** Drafts of long forms: kept as one types, found again when the form opens, the signed-in admin's own alone. */

import { useEffect, useMemo, useRef, useState } from "react";
import { useSession, useViewingAs } from "~/ipc/state";
import { isRecord, keepDraft, readDraft } from "~/util/drafts";

export interface KeptState<T> {
  readonly value: T;
  readonly set: (next: T | ((held: T) => T)) => void;
  /** When what the form opened with was typed; null if it began anew, or that was discarded. */
  readonly restoredAt: string | null;
  /** Begins anew and forgets what is kept. */
  readonly discard: () => void;
  /** Forgets what is kept, at the end of a form: it was sent, or left on purpose. */
  readonly forget: () => void;
}

/**
 * What a form holds. It outlives the form unless it is sent or discarded. `parse` makes sense of what an older console may
 * have kept, or gives null; no password may be part of it.
 */
export function useKeptState<T>(form: string, initial: () => T, parse: (kept: unknown) => T | null): KeptState<T> {
  const { company_code, admin } = useSession();
  // With another admin's eyes nothing is typed, and one's own drafts are nothing that the other sees.
  const isOwn = useViewingAs() === null;
  const owner = useMemo(() => ({ company_code, admin }), [company_code, admin]);
  const [begin] = useState(initial);
  const [found] = useState(() => (isOwn ? readDraft(owner, form, parse) : null));
  const [value, setValue] = useState<T>(() => found?.value ?? begin);
  const [restoredAt, setRestoredAt] = useState(found?.at ?? null);
  const text = JSON.stringify(value);
  const kept = useRef(text);
  useEffect(() => {
    if (!isOwn || text === kept.current) return;
    kept.current = text;
    keepDraft(owner, form, text === JSON.stringify(begin) ? null : JSON.parse(text));
  }, [isOwn, owner, form, text, begin]);
  const forget = () => keepDraft(owner, form, null);
  return {
    value,
    set: setValue,
    restoredAt,
    discard: () => {
      forget();
      setValue(begin);
      setRestoredAt(null);
    },
    forget,
  };
}

/** Fields of something that exists, and what of them is being edited. */
type Fields<N extends string, V> = Readonly<Record<N, V>>;

interface Begun<N extends string, V> {
  /** Only what was touched: everything else follows what others save meanwhile. */
  readonly edits: Readonly<Partial<Record<N, V>>>;
  /** The fields as they were when editing began, or when the person last said that they have read what others changed. */
  readonly since: Fields<N, V>;
}

export interface KeptEdits<N extends string, V> {
  readonly values: Fields<N, V>;
  readonly edits: Begun<N, V>["edits"];
  /** The fields as they were when editing began, if somebody has changed them since. */
  readonly movedFrom: Fields<N, V> | null;
  readonly restoredAt: string | null;
  readonly set: (name: N, value: V) => void;
  /** Several at once. */
  readonly edit: (values: Readonly<Partial<Record<N, V>>>) => void;
  /** Takes the edits of these fields back: they follow what others save again. */
  readonly drop: (names: readonly N[]) => void;
  /** Says that what somebody else changed has been read: everything, or these fields alone. */
  readonly acknowledge: (names?: readonly N[]) => void;
  readonly discard: () => void;
  readonly forget: () => void;
}

/** Edits laid over what holds now, kept as a draft. `isDirty` says whether edits make any difference. */
export function useKeptEdits<N extends string, V extends string | null>(
  form: string,
  now: Fields<N, V>,
  isValue: (value: unknown) => value is V,
  isDirty: (edits: Begun<N, V>["edits"]) => boolean,
): KeptEdits<N, V> {
  const names = Object.keys(now) as N[];
  const state = useKeptState<Begun<N, V> | null>(
    form,
    () => null,
    (kept) => {
      if (!isRecord(kept) || !isRecord(kept["edits"]) || !isRecord(kept["since"])) return null;
      // Of fields that are no more, or had no place yet, nothing is known.
      const fieldsOf = (values: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(names.flatMap((name) => (isValue(values[name]) ? [[name, values[name]]] : [])));
      const since: Fields<N, V> = { ...now, ...fieldsOf(kept["since"]) };
      const touched = Object.entries(fieldsOf(kept["edits"]));
      // What was taken back by hand was no edit, whatever others have made of the field since.
      const edits = Object.fromEntries(touched.filter(([name, value]) => value !== since[name as N]));
      return { edits, since } as Begun<N, V>;
    },
  );
  const begun = state.value;
  // Nothing touched is a partial record, whatever the names are.
  const edits = begun?.edits ?? ({} as Begun<N, V>["edits"]);
  const dirty = isDirty(edits);
  const edit = (values: Readonly<Partial<Record<N, V>>>) =>
    state.set((held) => ({
      edits: { ...held?.edits, ...values } as Begun<N, V>["edits"],
      // Edits that were taken back by hand leave nothing that could have been overtaken.
      since: held && dirty ? held.since : now,
    }));
  const hasMoved = begun !== null && dirty && names.some((name) => begun.since[name] !== now[name]);
  return {
    values: { ...now, ...edits },
    edits,
    movedFrom: hasMoved ? begun.since : null,
    restoredAt: dirty ? state.restoredAt : null,
    set: (name, value) => edit({ [name]: value } as Partial<Record<N, V>>),
    edit,
    drop: (some) =>
      state.set((held) => {
        if (!held) return null;
        const rest = Object.entries(held.edits).filter(([name]) => !some.includes(name as N));
        const since = { ...held.since, ...Object.fromEntries(some.map((name) => [name, now[name]])) };
        return { edits: Object.fromEntries(rest) as Begun<N, V>["edits"], since };
      }),
    acknowledge: (some = names) =>
      state.set((held) =>
        held
          ? { ...held, since: { ...held.since, ...Object.fromEntries(some.map((name) => [name, now[name]])) } }
          : null,
      ),
    discard: state.discard,
    forget: state.forget,
  };
}
