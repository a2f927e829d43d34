import { Ellipsis, Lock, Pencil } from "lucide-react";
import { useId } from "react";
import { OsBadges } from "~/components/policies/OsBadges";
import { valueText } from "~/components/policies/policyValues";
import { ValueField } from "~/components/policies/ValueField";
import { useI18n } from "~/i18n/i18n";
import type { PolicyValue } from "~/ipc/generated";
import { Badge } from "~/kit/Badge";
import { IconButton } from "~/kit/Button";
import { Menu } from "~/kit/Menu";
import styles from "./Policies.module.css";
import type { Edited, ItemForm } from "./policyDraft";

export interface ItemRowProps {
  readonly form: ItemForm;
  readonly kind: Edited["kind"];
  /** Why it cannot be edited. */
  readonly reason: string | null;
  readonly onChange: (text: string) => void;
  /** Gives it the value that it had before it was edited. */
  readonly onTakeBack: () => void;
  /** Gives it the value that it would have without this policy. */
  readonly onRevert: () => void;
  /** Lists the devices that have this value; null where it is no setting of devices. */
  readonly onDevices: ((value: PolicyValue) => void) | null;
}

/** One item: what it is, its field, and what it differs from. */
export function ItemRow({ form, kind, reason, onChange, onTakeBack, onRevert, onDevices }: ItemRowProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const help = useId();
  const { item, value } = form;
  const label = item.label[locale];
  const beneath = valueText(i18n, item, form.beneath);
  const isOfBase = kind === "individual";
  const locked = form.isLocked ? t("policies.lockedHelp") : form.isForeign ? t("policies.foreignValue") : null;
  return (
    <li className={styles["item"]} data-help={item.anchor} data-changed={form.isChanged ? "" : undefined}>
      <div className={styles["about"]}>
        <div className={styles["label"]}>
          <span>{label}</span>
          <OsBadges systems={item.platforms} />
          {form.isLocked ? <Badge icon={<Lock aria-hidden="true" />}>{t("policies.locked")}</Badge> : null}
          {form.isChanged ? (
            <Badge tone="accent" icon={<Pencil aria-hidden="true" />}>
              {t("policies.unsaved")}
            </Badge>
          ) : null}
        </div>
        <p id={help} className={styles["quiet"]}>
          {item.help[locale]}
          {locked ? ` ${locked}` : null}
        </p>
        {form.isDeviating ? (
          <p className={styles["deviating"]}>
            {t(isOfBase ? "policies.deviatesBase" : "policies.deviatesDefault", { value: beneath })}
          </p>
        ) : null}
      </div>
      <div className={styles["field"]}>
        {form.isForeign ? (
          <code>{form.text}</code>
        ) : (
          <ValueField
            item={item}
            text={form.text}
            onChange={onChange}
            fault={form.fault}
            isDisabled={reason !== null || locked !== null}
            describedBy={help}
          />
        )}
      </div>
      <Menu
        label={t("policies.itemActs", { item: label })}
        trigger={<IconButton size="s" label={t("policies.itemActs", { item: label })} icon={<Ellipsis />} />}
        groups={[
          {
            id: "edit",
            entries: [
              {
                id: "takeBack",
                label: t("policies.takeBack"),
                disabledReason: form.isChanged ? reason : t("policies.notEdited"),
                onAction: onTakeBack,
              },
              {
                id: "revert",
                label: t(isOfBase ? "policies.revertBase" : "policies.revertDefault"),
                disabledReason: locked ?? reason ?? (form.isDeviating ? null : t("policies.sameAlready")),
                onAction: onRevert,
              },
              ...(onDevices
                ? [
                    {
                      id: "devices",
                      label: t("policies.devicesWith"),
                      disabledReason: value === null ? t("policies.fixFirst") : null,
                      onAction: () => {
                        if (value !== null) onDevices(value);
                      },
                    },
                  ]
                : []),
            ],
          },
        ]}
      />
    </li>
  );
}
