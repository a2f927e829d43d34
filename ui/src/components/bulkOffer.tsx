/** Changes of many rows: said in a sentence, made into a change set in Rust, shown before they happen, undone as one. */

import { type ReactNode, useState } from "react";
import { useT } from "~/i18n/i18n";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { BulkDraft, BulkPlan, ChangeView } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import { useBlockedReason } from "./blocked";
import { EffectPanel } from "./EffectPanel";
import type { HelpAnchor } from "./manuals/help";
import { Problem } from "./Problem";
import { useTellDone } from "./undo";

export interface BulkOffer {
  readonly draft: BulkDraft;
  /** Where the manual speaks of it. */
  readonly help: HelpAnchor;
  readonly title: string;
  /** What was done, for the message afterwards. */
  readonly text: string;
  /** The verb. */
  readonly confirmLabel: string;
  readonly tone?: "danger" | "primary";
  readonly onDone?: (view: ChangeView) => void;
}

/** Carries out changes of many rows. The effect always comes first. The dialog must be placed somewhere. */
export function useBulkOffer(): { readonly offer: (offer: BulkOffer) => void; readonly dialog: ReactNode } {
  const [asked, setAsked] = useState<BulkOffer | null>(null);
  return { offer: setAsked, dialog: asked ? <BulkDialog offer={asked} onClose={() => setAsked(null)} /> : null };
}

function BulkDialog({ offer, onClose }: { readonly offer: BulkOffer; readonly onClose: () => void }) {
  const { title, text, confirmLabel, tone = "primary", onDone } = offer;
  const t = useT();
  const blocked = useBlockedReason();
  const tellDone = useTellDone();
  // Asked for anew whenever rows change, so that what is confirmed is what was last shown.
  const plan = useCall("bulk_plan", offer.draft, { keep: false, forget: true });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const ready = plan.data;
  const isEmpty = ready?.touched === 0;
  const confirm = async ({ handle }: BulkPlan) => {
    setBusy(true);
    setFailure(null);
    try {
      const view = await call("bulk_apply", { handle, reason: null });
      tellDone(view.id, text);
      onClose();
      onDone?.(view);
    } catch (thrown) {
      const failed = toFailure(thrown);
      setFailure(failed);
      // Somebody was faster: what is confirmed next is what will happen.
      if (failed.body.code === "revision_conflict") void plan.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      help={offer.help}
      isOpen
      onClose={onClose}
      title={plan.error ? t("history.effect.impossible") : title}
      isBusy={busy}
      footer={
        plan.error || isEmpty ? (
          // By its key another button than the one before, so that it takes the focus of the one that is gone.
          <LeaveButton key="close" autoFocus>
            {t("common.close")}
          </LeaveButton>
        ) : (
          <>
            <LeaveButton autoFocus={tone === "danger"}>{t("common.cancel")}</LeaveButton>
            <Button
              variant={tone}
              isPending={busy || !ready || plan.isFetching}
              autoFocus={tone === "primary"}
              disabledReason={blocked}
              onPress={() => (ready ? void confirm(ready) : undefined)}
            >
              {confirmLabel}
            </Button>
          </>
        )
      }
    >
      {failure ? <Problem failure={failure} /> : null}
      {plan.error ? <Problem failure={plan.error} /> : null}
      {ready && ready.left_out > 0 ? <p>{t("lists.leftOut", { n: ready.left_out })}</p> : null}
      {ready ? (
        <EffectPanel plan={ready.plan} total={ready.touched} impactOf={{ of: "planned", handle: ready.handle }} />
      ) : null}
      {!ready && !plan.error ? <LoadingArea label={t("history.effect.loading")} /> : null}
      {ready && !isEmpty ? <p>{t("history.effect.undoable")}</p> : null}
    </Dialog>
  );
}
