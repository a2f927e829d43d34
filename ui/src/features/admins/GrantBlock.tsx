import { Trash2 } from "lucide-react";
import { GroupPicker } from "~/components/GroupPicker";
import { useReason } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { RadioGroup } from "~/kit/RadioGroup";
import styles from "./Admins.module.css";
import {
  type Catalogue,
  type DraftGrant,
  isChosen,
  PRESETS,
  type Preset,
  SECTION_NAMES,
  SECTIONS,
  type Section,
  withPermission,
  withPreset,
} from "./grants";
import { useGiveReasons } from "./useGiveReasons";

export const SECTION_KEYS = {
  devices: "admins.section.devices",
  organization: "admins.section.organization",
  policies: "admins.section.policies",
  admins: "admins.section.admins",
  company: "admins.section.company",
} as const satisfies Record<Section, MessageKey>;

const PRESET_KEYS = {
  view: "admins.preset.view",
  group: "admins.preset.group",
  all: "admins.preset.all",
} as const satisfies Record<Preset, MessageKey>;

export interface GrantBlockProps {
  readonly draft: DraftGrant;
  readonly catalogue: Catalogue;
  /** Its place among the grants, from 1. */
  readonly position: number;
  readonly onChange: (draft: DraftGrant) => void;
  /** Missing where it is the only one. */
  readonly onRemove?: (() => void) | undefined;
  readonly error?: string | undefined;
}

/** One grant: where, and what there. */
export function GrantBlock({ draft, catalogue, position, onChange, onRemove, error }: GrantBlockProps) {
  const { t, locale } = useI18n();
  const wholeReason = useReason("admin.manage", [{ kind: "organization" }]);
  const reasonFor = useGiveReasons(draft, catalogue);
  const title = t("admins.grantTitle", { n: position });
  return (
    <fieldset className={styles["grant"]}>
      <legend className={styles["legend"]}>{title}</legend>
      <RadioGroup
        label={t("admins.scope")}
        value={draft.scope}
        onChange={(scope) => onChange({ ...draft, scope })}
        options={[
          {
            id: "organization",
            label: t("admins.wholeOrganization"),
            description: wholeReason ?? t("admins.scopeWholeHelp"),
            isDisabled: wholeReason !== null && draft.scope !== "organization",
          },
          { id: "groups", label: t("admins.scopeGroups"), description: t("admins.scopeGroupsHelp") },
        ]}
      />
      {draft.scope === "groups" ? (
        <GroupPicker
          label={t("admins.scopeTree")}
          groups={draft.groups}
          onChange={(groups) => onChange({ ...draft, groups })}
          permission="admin.manage"
        />
      ) : null}
      {error ? (
        <p role="alert" className={styles["error"]}>
          {error}
        </p>
      ) : null}
      <div className={styles["presets"]}>
        <span className={styles["presetsLabel"]}>{t("admins.presets")}</span>
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            size="s"
            onPress={() => onChange(withPreset(draft, preset, catalogue, (entry) => reasonFor(entry) === null))}
          >
            {t(PRESET_KEYS[preset])}
          </Button>
        ))}
      </div>
      <div className={styles["sections"]}>
        {SECTION_NAMES.map((section) => (
          <section key={section} className={styles["section"]}>
            <h3 className={styles["sectionTitle"]}>{t(SECTION_KEYS[section])}</h3>
            {SECTIONS[section].map((permission) => {
              const entry = catalogue.find((one) => one.permission === permission);
              if (!entry) return null;
              const reason = reasonFor(entry);
              const chosen = isChosen(draft, entry);
              return (
                <Checkbox
                  key={permission}
                  data-help={entry.anchor}
                  isSelected={chosen}
                  // What cannot be handed out can still be taken away.
                  isDisabled={reason !== null && !chosen}
                  onChange={(on) => onChange(withPermission(draft, permission, on))}
                  description={
                    <>
                      {entry.allows[locale]}
                      {reason ? <span className={styles["reason"]}>{reason}</span> : null}
                    </>
                  }
                >
                  {entry.name[locale]}
                </Checkbox>
              );
            })}
          </section>
        ))}
      </div>
      {onRemove ? (
        <Button
          size="s"
          variant="quiet"
          icon={<Trash2 />}
          className={styles["remove"]}
          onPress={onRemove}
          aria-label={t("admins.removeGrantLabel", { title })}
        >
          {t("admins.removeGrant")}
        </Button>
      ) : null}
    </fieldset>
  );
}
