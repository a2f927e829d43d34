import { type ReactNode, useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { DEVICE_STATE_NAMES, DEVICE_STATES } from "~/i18n/deviceState";
import { type Translate, useT } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { DeviceAct, DeviceState, Platform, Settings, UserAct } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Select, type SelectOption } from "~/kit/Select";
import { TextField } from "~/kit/TextField";
import { PLATFORMS } from "./platformIcons";

type FreeField = `free${0 | 1 | 2 | 3 | 4}`;
type DeviceField = "state" | "platform" | "os" | FreeField;
type UserField = "title" | FreeField;

/** A field of many rows, and what it is set to. */
export interface FieldEdit<A> {
  readonly act: A;
  /** What the field is called. */
  readonly label: string;
}

interface Props<A> {
  /** How many rows, in words. */
  readonly what: string;
  readonly onPick: (edit: FieldEdit<A>) => void;
  readonly onClose: () => void;
}

/** One field of many devices. What comes of it is shown before it happens. */
export function DeviceFieldDialog({ what, onPick, onClose }: Props<DeviceAct>) {
  const t = useT();
  const settings = useCall("settings_get", {}).data;
  const [field, setField] = useState<DeviceField>("state");
  const [state, setState] = useState<DeviceState>("active");
  const [platform, setPlatform] = useState<Platform>("windows_standard");
  const [text, setText] = useState("");
  const fields: readonly SelectOption<DeviceField>[] = [
    { id: "state", label: t("lists.state") },
    { id: "platform", label: t("lists.platform") },
    { id: "os", label: t("lists.os") },
    ...freeOptions(settings?.device_labels),
  ];
  const label = fields.find((one) => one.id === field)?.label ?? "";
  const act = (): DeviceAct => {
    switch (field) {
      case "state":
        return { act: "state", state };
      case "platform":
        return { act: "platform", platform };
      case "os":
        return { act: "os", text };
      default:
        return { act: "free", index: freeIndex(field), text };
    }
  };
  return (
    <FieldForm t={t} what={what} onSubmit={() => onPick({ act: act(), label })} onClose={onClose}>
      <Select label={t("lists.field")} options={fields} value={field} onChange={setField} autoFocus />
      {field === "state" ? (
        <Select
          label={t("lists.newValue")}
          options={DEVICE_STATES.map((one) => ({ id: one, label: t(DEVICE_STATE_NAMES[one]) }))}
          value={state}
          onChange={setState}
        />
      ) : field === "platform" ? (
        <Select
          label={t("lists.newValue")}
          options={PLATFORMS.map((one) => ({ id: one, label: t(PLATFORM_NAMES[one]) }))}
          value={platform}
          onChange={setPlatform}
        />
      ) : (
        <NewText t={t} value={text} onChange={setText} />
      )}
    </FieldForm>
  );
}

/** One field of many users. What comes of it is shown before it happens. */
export function UserFieldDialog({ what, onPick, onClose }: Props<UserAct>) {
  const t = useT();
  const settings = useCall("settings_get", {}).data;
  const [field, setField] = useState<UserField>("title");
  const [text, setText] = useState("");
  const fields: readonly SelectOption<UserField>[] = [
    { id: "title", label: t("lists.jobTitle") },
    ...freeOptions(settings?.user_labels),
  ];
  const label = fields.find((one) => one.id === field)?.label ?? "";
  const act: UserAct = field === "title" ? { act: "title", text } : { act: "free", index: freeIndex(field), text };
  return (
    <FieldForm t={t} what={what} onSubmit={() => onPick({ act, label })} onClose={onClose}>
      <Select label={t("lists.field")} options={fields} value={field} onChange={setField} autoFocus />
      <NewText t={t} value={text} onChange={setText} />
    </FieldForm>
  );
}

interface FormProps {
  readonly t: Translate;
  readonly what: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function FieldForm({ t, what, onSubmit, onClose, children }: FormProps) {
  return (
    <FormDialog
      help="lists-field"
      title={t("lists.editFieldTitle", { what })}
      size="s"
      submitLabel={t("lists.editFieldNext")}
      onSubmit={onSubmit}
      onClose={onClose}
      busy={false}
      failure={null}
    >
      {children}
    </FormDialog>
  );
}

interface NewTextProps {
  readonly t: Translate;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NewText({ t, value, onChange }: NewTextProps) {
  return (
    <TextField label={t("lists.newValue")} value={value} onChange={onChange} description={t("lists.newValueHelp")} />
  );
}

function freeOptions(labels: Settings["device_labels"] | undefined): readonly SelectOption<FreeField>[] {
  return ([0, 1, 2, 3, 4] as const).flatMap((index) => {
    const label = labels?.[index] ?? "";
    return label === "" ? [] : [{ id: `free${index}` as const, label }];
  });
}

function freeIndex(field: FreeField): number {
  return Number(field.slice("free".length));
}
