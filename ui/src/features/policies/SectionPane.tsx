import { useState } from "react";
import { formText, permitOf } from "~/components/policies/policyValues";
import { useI18n } from "~/i18n/i18n";
import type { PolicyValue } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/Dialog";
import { RadioGroup } from "~/kit/RadioGroup";
import { ItemRow } from "./ItemRow";
import styles from "./Policies.module.css";
import type { Edited, ItemForm, SectionForm } from "./policyDraft";
import type { PolicyDraft } from "./usePolicyDraft";

export interface SectionPaneProps {
  readonly edited: Edited;
  readonly form: SectionForm;
  /** The items to show: all, or those that were searched for. */
  readonly items: readonly ItemForm[];
  readonly draft: PolicyDraft;
  /** Why nothing of the policy can be edited. */
  readonly reason: string | null;
  readonly onDevices: (section: string, form: ItemForm, value: PolicyValue) => void;
}

/** One section of a policy: whether it follows the base policy, and its items. */
export function SectionPane({ edited, form, items, draft, reason, onDevices }: SectionPaneProps) {
  const { t, locale } = useI18n();
  const { section } = form;
  const [isLinking, setLinking] = useState(false);
  const isIndividual = edited.kind === "individual";
  const permit = isIndividual ? permitOf(edited.base, section) : "permitted";
  const denied =
    permit === "forbidden"
      ? t("policies.forbiddenHelp")
      : permit === "not_permitted"
        ? t("policies.notPermitted")
        : null;
  const linkedReason = form.isOwn ? null : t("policies.linkedItem");
  const set = (how: "own" | "linked") => draft.edit({ [section.key]: how });
  const revert = (some: readonly ItemForm[]) => {
    const open = some.filter((item) => item.isDeviating && !item.isLocked && !item.isForeign);
    draft.edit(Object.fromEntries(open.map((item) => [item.name, formText(item.beneath)])));
  };
  return (
    <section className={styles["section"]} aria-label={section.label[locale]}>
      <header className={styles["sectionHead"]}>
        <div>
          <h3 className={styles["sectionTitle"]}>{section.label[locale]}</h3>
          <p className={styles["quiet"]}>{section.help[locale]}</p>
        </div>
        {/* What is not in sight is not reverted. */}
        {form.isOwn && items.length === form.items.length ? (
          <Button
            size="s"
            disabledReason={reason ?? (form.deviating > 0 ? null : t("policies.sameAlready"))}
            onPress={() => revert(form.items)}
          >
            {t(isIndividual ? "policies.revertSectionBase" : "policies.revertSectionDefault")}
          </Button>
        ) : null}
      </header>
      {isIndividual ? (
        <RadioGroup<"own" | "linked">
          label={t("policies.how")}
          value={form.isOwn ? "own" : "linked"}
          onChange={(how) => (how === "linked" && form.deviating > 0 ? setLinking(true) : set(how))}
          options={[
            {
              id: "linked",
              label: t("policies.linked"),
              description: t("policies.linkedHelp"),
              isDisabled: reason !== null,
            },
            {
              id: "own",
              label: t("policies.own"),
              description: denied ?? t("policies.ownHelp"),
              isDisabled: reason !== null || denied !== null,
            },
          ]}
        />
      ) : null}
      {denied && form.isOwn ? (
        <Banner tone="warning" live={false}>
          {t("policies.ownWithoutEffect")}
        </Banner>
      ) : null}
      <ul className={styles["items"]} aria-label={t("policies.itemsOf", { section: section.label[locale] })}>
        {items.map((item) => (
          <ItemRow
            key={item.name}
            form={item}
            kind={edited.kind}
            reason={reason ?? linkedReason}
            onChange={(text) => draft.edit({ [item.name]: text })}
            onTakeBack={() => draft.edit({ [item.name]: draft.now[item.name] ?? formText(item.beneath) })}
            onRevert={() => revert([item])}
            onDevices={section.individual ? (value) => onDevices(section.key, item, value) : null}
          />
        ))}
      </ul>
      <ConfirmDialog
        help="policies-link"
        isOpen={isLinking}
        onClose={() => setLinking(false)}
        title={t("policies.linkTitle", { section: section.label[locale] })}
        confirmLabel={t("policies.linkNow")}
        cancelLabel={t("common.cancel")}
        tone="primary"
        onConfirm={() => {
          set("linked");
          setLinking(false);
        }}
      >
        <p>{t("policies.linkText", { n: form.deviating })}</p>
      </ConfirmDialog>
    </section>
  );
}
