import { SearchX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { EffectDialog } from "~/components/EffectDialog";
import { RestoredDraft } from "~/components/RestoredDraft";
import { useT } from "~/i18n/i18n";
import type { Change, ChangeView, PolicySectionView } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { SearchField } from "~/kit/TextField";
import { fold } from "~/util/fold";
import { DevicesWithDialog, type ValueAsked } from "./DevicesWithDialog";
import { MeetingBanner } from "./MeetingBanner";
import styles from "./Policies.module.css";
import { type Edited, foreignCount, type ItemForm } from "./policyDraft";
import { SectionNav } from "./SectionNav";
import { SectionPane } from "./SectionPane";
import { usePoliciesPlace } from "./usePoliciesPlace";
import { usePolicyDraft } from "./usePolicyDraft";

export interface SettingsTabProps {
  readonly catalogue: readonly PolicySectionView[];
  readonly edited: Edited;
  /** What the policy is called. */
  readonly name: string;
  /** Why it cannot be edited. */
  readonly reason: string | null;
  /** The policy as it is after saving, before the rows have come. */
  readonly onSaved: (view: ChangeView) => void;
}

/** The items of a policy as a form: a draft over what holds now, saved once its effect was shown. */
export function SettingsTab({ catalogue, edited, name, reason, onSaved }: SettingsTabProps) {
  const t = useT();
  const draft = usePolicyDraft(catalogue, edited);
  const [place, go] = usePoliciesPlace();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<readonly Change[] | null>(null);
  const [value, setValue] = useState<ValueAsked | null>(null);
  /** Whether what is wrong is to be gone to as soon as it is here. */
  const isSeeking = useRef(false);
  const [, setTries] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const chosen = draft.sections.find(({ section }) => section.key === place.section) ?? draft.sections[0];
  const needle = fold(text.trim());
  const isHit = ({ item }: ItemForm) =>
    fold([item.label.ja, item.label.en, item.help.ja, item.help.en].join("\n")).includes(needle);
  const shown = needle
    ? draft.sections.map((form) => ({ form, items: form.items.filter(isHit) })).filter(({ items }) => items.length > 0)
    : chosen
      ? [{ form: chosen, items: chosen.items }]
      : [];
  const isMeeting = draft.meetings.some(({ mine }) => mine.length > 0);
  const saveReason = draft.isDirty
    ? (reason ?? (isMeeting ? t("policies.chooseFirst") : null))
    : t("settings.unchanged");
  const foreign = edited.kind === "individual" ? foreignCount(catalogue, edited.policy.own) : 0;
  // What is wrong may lie in another section, or out of sight.
  useEffect(() => {
    const wrong = isSeeking.current ? box.current?.querySelector<HTMLElement>("[aria-invalid=true]") : null;
    if (!wrong) return;
    isSeeking.current = false;
    wrong.focus();
  });
  const save = () => {
    const wrong = draft.sections.find(({ faults }) => faults > 0);
    if (wrong) {
      setText("");
      go({ section: wrong.section.key }, "instead");
      isSeeking.current = true;
      setTries((tries) => tries + 1);
    } else if (draft.changes.length > 0) {
      setAsked(draft.changes);
    }
  };
  return (
    <div className={styles["settings"]}>
      <div className={styles["side"]}>
        <SearchField label={t("policies.searchItems")} value={text} onChange={setText} />
        <SectionNav
          sections={draft.sections}
          kind={edited.kind}
          chosen={needle ? null : (chosen?.section.key ?? null)}
          onChoose={(section) => {
            setText("");
            go({ section }, "instead");
          }}
        />
      </div>
      <div className={styles["main"]}>
        <div ref={box} className={styles["scroll"]} key={needle ? "search" : chosen?.section.key}>
          {reason ? (
            <Banner tone="notice" live={false}>
              {reason}
            </Banner>
          ) : null}
          <RestoredDraft at={draft.restoredAt} onDiscard={draft.discard} />
          <MeetingBanner catalogue={catalogue} draft={draft} />
          {foreign > 0 ? (
            <Banner tone="notice" live={false}>
              {t("policies.foreign", { n: foreign })}
            </Banner>
          ) : null}
          {shown.map(({ form, items }) => (
            <SectionPane
              key={form.section.key}
              edited={edited}
              form={form}
              items={items}
              draft={draft}
              reason={reason}
              onDevices={(section, { item }, wanted) => setValue({ section, item, value: wanted })}
            />
          ))}
          {needle && shown.length === 0 ? (
            <EmptyState icon={<SearchX />} title={t("policies.noItem", { query: text.trim() })}>
              {t("policies.noItemHint")}
            </EmptyState>
          ) : null}
        </div>
        <footer className={styles["foot"]}>
          <span className={styles["quiet"]} role="status">
            {draft.isDirty ? t("settings.changedCount", { n: draft.changed.size }) : null}
          </span>
          <Button disabledReason={draft.isDirty ? null : t("settings.unchanged")} onPress={draft.discard}>
            {t("settings.discard")}
          </Button>
          <Button variant="primary" disabledReason={saveReason} onPress={save}>
            {t("policies.save")}
          </Button>
        </footer>
      </div>
      {asked ? (
        <EffectDialog
          help="policies-impact"
          title={t("policies.saveTitle", { name })}
          changes={asked}
          text={t("policies.saved", { name })}
          confirmLabel={t("policies.saveNow")}
          asksReason
          onClose={() => setAsked(null)}
          onDone={(view) => {
            // The form must not fall back to the old values until the rows have come.
            onSaved(view);
            draft.discard();
          }}
        />
      ) : null}
      {value ? <DevicesWithDialog asked={value} onClose={() => setValue(null)} /> : null}
    </div>
  );
}
