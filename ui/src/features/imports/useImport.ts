/** One import from the chosen file to what came of it. The rows stay in Rust; here is where one stands on the way. */

import { useEffect, useRef, useState } from "react";
import { useTellDone } from "~/components/undo";
import { useT } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { ImportDone, ImportMode, ImportPlan, ImportPreview, ImportsConfigure, TableKind } from "~/ipc/generated";
import { isSignedIn, useAppState } from "~/ipc/state";
import { showToast, type ToastInit } from "~/kit/toasts";
import { faultReasons } from "./importWords";

export type Step = "choose" | "read" | "check" | "effect" | "done";

/** What is said besides failures: why one is not where one was. */
export type Told = "cancelled" | "closedByLock" | "moved" | "refused";

/** How the file is read, as far as somebody chose it; the rest is recognised. */
export type Reading = Partial<Omit<ImportsConfigure, "import">>;

interface State {
  readonly step: Step;
  readonly preview: ImportPreview | null;
  readonly mode: ImportMode;
  readonly emptyCellsEmpty: boolean;
  readonly plan: ImportPlan | null;
  /** Counts plans, so that no rows of an earlier one are shown for a later one. */
  readonly tries: number;
  readonly skipBad: boolean;
  /** Why it is done, as typed: kept while one goes back and forth between the steps. */
  readonly why: string;
  readonly done: ImportDone | null;
  readonly busy: "open" | "configure" | "plan" | "apply" | "saveBad" | "passwords" | null;
  readonly failure: IpcFailure | null;
  readonly told: Told | null;
}

const START: State = {
  step: "choose",
  preview: null,
  mode: "add_and_change",
  emptyCellsEmpty: false,
  plan: null,
  tries: 0,
  skipBad: false,
  why: "",
  done: null,
  busy: null,
  failure: null,
  told: null,
};

export type Import = ReturnType<typeof useImport>;

export function useImport() {
  const t = useT();
  const tellDone = useTellDone();
  const [state, setState] = useState(START);
  const latest = useRef(state);
  /** Answers to what was asked before this turn are no longer waited for. */
  const turn = useRef(0);
  /** Settings are sent one after the other: the file is read by one at a time. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** What was read last: what is shown may be ahead of it. */
  const known = useRef<ImportPreview | null>(null);

  const patch = (change: Partial<State>) => {
    latest.current = { ...latest.current, ...change };
    setState(latest.current);
  };

  /** Does something that takes its time. What fails leaves one where one was, and says why. */
  const run = async <T>(busy: State["busy"], work: () => Promise<T>, then: (result: T) => void): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    patch({ busy, failure: null, told: null });
    try {
      const result = await work();
      if (turn.current !== mine) return;
      patch({ busy: null });
      then(result);
    } catch (thrown) {
      if (turn.current !== mine) return;
      patch({
        busy: null,
        preview: latest.current.preview && known.current,
        ...afterFailure(latest.current, toFailure(thrown)),
      });
    }
  };

  const open = (kind: TableKind | null) =>
    run(
      "open",
      () => call("imports_open", { kind }),
      (preview) => {
        // Nothing was chosen: whatever was there stays.
        if (!preview) return;
        known.current = preview;
        patch({ ...START, tries: latest.current.tries, step: "read", preview });
      },
    );

  const configure = (reading: Reading) => {
    const { preview } = latest.current;
    if (!preview) return;
    const request = configured(preview, reading);
    // What was chosen is shown at once, and what follows from it once the file has been read again.
    patch({ preview: expected(preview, request) });
    void run(
      "configure",
      () => {
        const next = queue.current.then(() => call("imports_configure", request));
        // Read it was, even if nobody waits for it any more because of what was chosen since.
        queue.current = next.then(
          (read) => {
            if (latest.current.preview?.import === read.import) known.current = read;
          },
          () => undefined,
        );
        return next;
      },
      (read) => patch({ preview: read, ...(read.may_mirror ? {} : modeWithoutMirror(latest.current.mode)) }),
    );
  };

  const plan = () => {
    const { preview, mode, emptyCellsEmpty } = latest.current;
    if (!preview) return;
    patch({ step: "check", plan: null, skipBad: false });
    void run(
      "plan",
      () => call("imports_plan", { import: preview.import, mode, empty_cells_empty: emptyCellsEmpty }),
      (planned) => patch({ plan: planned, tries: latest.current.tries + 1 }),
    );
  };

  const apply = (confirmedDeletions: number | null) => {
    const { preview, skipBad, why, busy } = latest.current;
    // A second one would drop the answer to the first, and fail although all was done.
    if (!preview || busy === "apply") return;
    void run(
      "apply",
      () =>
        call("imports_apply", {
          import: preview.import,
          skip_bad: skipBad,
          confirmed_deletions: confirmedDeletions,
          reason: why.trim() || null,
        }),
      (result) => {
        if (result.type === "applied") {
          patch({ step: "done", done: result.done });
          tellDone(result.done.change, t("imports.done.toast", { file: preview.file_name }));
          return;
        }
        // What is confirmed next must be what will happen: the rows are shown again as they were tried anew.
        const told = result.type === "moved_on" ? "moved" : "refused";
        patch({ step: "check", plan: result.plan, tries: latest.current.tries + 1, skipBad: false, told });
      },
    );
  };

  /** Reads the same file again, mended meanwhile in a spreadsheet; from the check it is tried again at once. */
  const reload = () => {
    const { preview, step } = latest.current;
    if (!preview) return;
    void run(
      "configure",
      () => call("imports_reload", { import: preview.import }),
      (read) => {
        known.current = read;
        patch({ preview: read });
        if (step !== "check") return;
        if (read.problem || read.mapping_problems.length > 0) patch({ step: "read" });
        else plan();
      },
    );
  };

  /** Writes the bad rows with what is wrong with them to a file: what goes back to whoever made it. */
  const saveBad = () => {
    const { preview } = latest.current;
    if (!preview) return;
    void run(
      "saveBad",
      () =>
        call("imports_bad_save", {
          import: preview.import,
          row_heading: t("imports.check.number"),
          reason_heading: t("imports.check.problems"),
          reasons: faultReasons(t),
          file_name: t("imports.check.badFile", { file: preview.file_name.replace(/\.[^.]*$/, "") }),
        }),
      (saved) => {
        if (saved)
          showToast({
            text: t("exports.done", { file: saved.file_name }),
            detail: t("exports.doneRows", { n: saved.rows }),
          });
      },
    );
  };

  const savePasswords = () => {
    const { preview, done } = latest.current;
    if (!preview || !done) return;
    void run(
      "passwords",
      () => call("imports_passwords_save", { import: preview.import }),
      (passwords) => (passwords ? patch({ done: { ...done, passwords } }) : undefined),
    );
  };

  const close = (told: Told | null = null) => {
    const { preview, tries } = latest.current;
    turn.current += 1;
    patch({ ...START, tries, told });
    // Whatever closed it already is fine as well.
    if (preview) call("imports_close", { import: preview.import }).catch(() => undefined);
  };

  const { phase } = useAppState();
  const onLock = useRef(() => {});
  const word = useRef<ToastInit>({ text: "" });
  useEffect(() => {
    word.current = { tone: "notice", text: t("imports.closedBySignOut") };
    onLock.current = () => {
      // What is being made goes on; and what was made stays worth reading.
      if (state.preview && state.busy !== "apply" && state.step !== "done") close("closedByLock");
    };
  });
  useEffect(() => {
    if (phase === "locked") onLock.current();
  }, [phase]);
  useEffect(
    () => () => {
      const { preview, busy, step } = latest.current;
      if (!preview || busy === "apply") return;
      call("imports_close", { import: preview.import }).catch(() => undefined);
      // Messages of a session go with it, so this one comes after.
      if (!isSignedIn() && step !== "done") setTimeout(() => showToast(word.current), 0);
    },
    [],
  );

  return {
    ...state,
    /** Why nothing else can be begun now, or null: what runs is waited for, one thing at a time. */
    busyReason: state.busy === null ? null : t("imports.job.busy"),
    open: (kind: TableKind | null) => void open(kind),
    configure,
    setMode: (mode: ImportMode) => patch({ mode }),
    setEmptyCellsEmpty: (emptyCellsEmpty: boolean) => patch({ emptyCellsEmpty }),
    setSkipBad: (skipBad: boolean) => patch({ skipBad }),
    setWhy: (why: string) => patch({ why }),
    check: plan,
    reload,
    saveBad,
    go: (step: Step) => patch({ step, failure: null, told: null }),
    apply,
    savePasswords,
    close: () => close(),
  };
}

/** Everything about how a file is read, as it is to be now. Another way of reading it maps its columns anew. */
function configured(preview: ImportPreview, reading: Reading): ImportsConfigure {
  const rereads =
    "kind" in reading ||
    "encoding" in reading ||
    "delimiter" in reading ||
    "sheet" in reading ||
    "header_row" in reading;
  return {
    import: preview.import,
    kind: preview.kind,
    encoding: preview.encoding,
    delimiter: preview.delimiter,
    sheet: preview.sheet,
    header_row: preview.header_row,
    mapping: rereads ? null : preview.columns.map((column) => column.field),
    ...reading,
  };
}

/** What the preview will say of what was just chosen. */
function expected(preview: ImportPreview, request: ImportsConfigure): ImportPreview {
  return {
    ...preview,
    kind: request.kind,
    encoding: request.encoding ?? preview.encoding,
    delimiter: request.delimiter ?? preview.delimiter,
    sheet: request.sheet,
    header_row: request.header_row,
    columns: preview.columns.map((column, index) => ({
      ...column,
      field: request.mapping ? (request.mapping[index] ?? null) : column.field,
    })),
  };
}

function modeWithoutMirror(mode: ImportMode): Partial<State> {
  return mode === "mirror" ? { mode: "add_and_change" } : {};
}

/** Where a failure leaves one: what has no plan has nothing to check, and what is closed must be chosen again. */
function afterFailure(state: State, failure: IpcFailure): Partial<State> {
  const step = state.step === "check" && !state.plan ? "read" : state.step;
  switch (failure.body.code) {
    case "cancelled":
      return { step, told: "cancelled" };
    case "import_gone":
      return state.step === "done" ? { failure } : { ...START, tries: state.tries, failure };
    default:
      return { step, failure };
  }
}
