import { type ReactNode, useState } from "react";
import { useT } from "~/i18n/i18n";
import { call, toFailure } from "~/ipc/client";
import type { Change, ChangeView } from "~/ipc/generated";
import { EffectDialog } from "./EffectDialog";
import type { HelpAnchor } from "./manuals/help";
import { showFailure, useApplyChanges } from "./undo";

export interface Offer {
  readonly changes: readonly Change[];
  /** Where the manual speaks of it. */
  readonly help: HelpAnchor;
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly tone?: "danger" | "primary";
  /**
   * `always` shows the effect before anything happens; `authority` only if an admin gains or loses something by it,
   * or another policy would hold on a device. Both can be undone.
   */
  readonly ask: "always" | "authority";
  readonly onDone?: (view: ChangeView) => void;
}

/** Carries out acts that need no form, showing the effect first where it matters. The dialog must be placed somewhere. */
export function useOffer(): { readonly offer: (offer: Offer) => void; readonly dialog: ReactNode } {
  const t = useT();
  const apply = useApplyChanges();
  const [asked, setAsked] = useState<Offer | null>(null);

  const carryOut = async (offer: Offer) => {
    try {
      const plan = await call("changes_plan", {
        changes: [...offer.changes],
        reason: null,
        base_revision: null,
        initial_passwords: {},
      });
      const { authority, policy_impact: impact } = plan.effect;
      if (authority.length > 0 || plan.unseen_admins > 0 || (impact && impact.devices > 0)) {
        setAsked(offer);
        return;
      }
      const view = await apply(offer.changes, { text: offer.text, base: plan.base_revision });
      offer.onDone?.(view);
    } catch (thrown) {
      const failure = toFailure(thrown);
      // The dialog plans again and says which rule stands against it, with its names.
      if (failure.body.code === "change_rejected") setAsked(offer);
      else showFailure(t, failure);
    }
  };

  const offer = (next: Offer) => {
    if (next.ask === "always") setAsked(next);
    else void carryOut(next);
  };
  const dialog = asked ? (
    <EffectDialog
      help={asked.help}
      title={asked.title}
      changes={asked.changes}
      text={asked.text}
      confirmLabel={asked.confirmLabel}
      {...(asked.tone ? { tone: asked.tone } : {})}
      onClose={() => setAsked(null)}
      {...(asked.onDone ? { onDone: asked.onDone } : {})}
    />
  ) : null;
  return { offer, dialog };
}
