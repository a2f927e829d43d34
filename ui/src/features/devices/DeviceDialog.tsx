import { useState } from "react";
import { FormDialog } from "~/components/FormDialog";
import { FreeInputs } from "~/components/FreeInputs";
import { useFieldErrors } from "~/components/fieldErrors";
import { isSameFree, NO_FREE } from "~/components/free";
import { PlaceDialog } from "~/components/lists/PlaceDialog";
import { PLATFORMS } from "~/components/lists/platformIcons";
import { useNewId } from "~/components/newId";
import { useSubmission } from "~/components/submit";
import { useApplyChanges } from "~/components/undo";
import { DEVICE_STATE_NAMES, DEVICE_STATES } from "~/i18n/deviceState";
import { useT } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { Device, DeviceId, DeviceState, FreeFields, Place, Platform } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { useAppState } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { Select } from "~/kit/Select";
import { TextField } from "~/kit/TextField";
import styles from "./Devices.module.css";

const TEXTS = ["name", "asset_number", "serial", "os", "address"] as const;
type TextName = (typeof TEXTS)[number];
/** Where a broken rule can be told, as JSON pointers below the change. */
const PATHS: readonly string[] = [...TEXTS, "state", "place", "free"].map((name) => `/${name}`);

const LABELS = {
  name: "lists.name",
  os: "lists.os",
  serial: "lists.serial",
  asset_number: "lists.assetNumber",
  address: "lists.address",
} as const satisfies Record<TextName, MessageKey>;

const HELPS: Readonly<Partial<Record<TextName, MessageKey & `devices.${"asset" | "address"}Help`>>> = {
  asset_number: "devices.assetHelp",
  address: "devices.addressHelp",
};

export interface DeviceDialogProps {
  /** The device to edit; null registers a new one. */
  readonly device: Device | null;
  readonly onClose: () => void;
  readonly onCreated: (id: DeviceId) => void;
}

/** What is known about a device, new or not. */
export function DeviceDialog({ device: now, onClose, onCreated }: DeviceDialogProps) {
  // As it was when it was opened: what somebody else saves meanwhile must not look as if it had been edited here.
  const [device] = useState(now);
  const t = useT();
  const apply = useApplyChanges();
  const { sync } = useAppState();
  const [texts, setTexts] = useState<Readonly<Record<TextName, string>>>({
    name: device?.name ?? "",
    os: device?.os ?? "",
    serial: device?.serial ?? "",
    asset_number: device?.asset_number ?? "",
    address: device?.address ?? "",
  });
  const [free, setFree] = useState<FreeFields>(device?.free ?? NO_FREE);
  const [state, setState] = useState<DeviceState>(device?.state ?? "active");
  const labels = useCall("settings_get", {}).data?.device_labels;
  const [platform, setPlatform] = useState<Platform>(device?.platform ?? "windows_standard");
  const [place, setPlace] = useState<Place | null>(device?.place ?? (sync.whole ? { kind: "unassigned" } : null));
  const [isPlacing, setPlacing] = useState(false);
  const [tried, setTried] = useState(false);
  const newId = useNewId();

  const { submit, busy, failure } = useSubmission(async () => {
    const { name } = texts;
    if (device) {
      const edits: Partial<Record<TextName, string>> = {};
      for (const field of TEXTS) if (texts[field] !== device[field]) edits[field] = texts[field];
      const change = {
        type: "device_edit" as const,
        id: device.id,
        ...edits,
        ...(platform === device.platform ? {} : { platform }),
        ...(state === device.state ? {} : { state }),
        ...(isSameFree(free, device.free) ? {} : { free }),
      };
      if (Object.keys(change).length > 2) await apply([change], { text: t("devices.saved", { name }) });
      onClose();
      return;
    }
    setTried(true);
    if (place === null) return;
    const id = await newId();
    if (id === null) return;
    const rest = { state, free, last_contact: null };
    await apply([{ type: "device_create", id, place, platform, ...texts, ...rest }], {
      text: t("devices.registered", { name }),
    });
    onClose();
    onCreated(id);
  });
  const { at, touch, shownAtFields } = useFieldErrors(failure, PATHS);
  const help = (field: TextName) => {
    const key = HELPS[field];
    return key && t(key);
  };
  const placeError = place === null && tried ? t("devices.placeMissing") : at("/place");

  return (
    <FormDialog
      help={device ? "devices-edit" : "devices-register"}
      title={t(device ? "devices.editTitle" : "devices.registerTitle")}
      size="s"
      submitLabel={t(device ? "common.save" : "devices.registerNow")}
      onSubmit={submit}
      onClose={onClose}
      busy={busy}
      failure={failure}
      shownAtFields={shownAtFields}
    >
      {TEXTS.map((field) => (
        <TextField
          key={field}
          label={t(LABELS[field])}
          value={texts[field]}
          onChange={(value) => {
            setTexts((before) => ({ ...before, [field]: value }));
            touch(`/${field}`);
          }}
          error={at(`/${field}`)}
          autoFocus={field === "name"}
          isOptional={field !== "name"}
          spellCheck="false"
          description={help(field)}
        />
      ))}
      <Select
        label={t("lists.platform")}
        options={PLATFORMS.map((one) => ({ id: one, label: t(PLATFORM_NAMES[one]) }))}
        value={platform}
        onChange={setPlatform}
      />
      <Select
        label={t("lists.state")}
        options={DEVICE_STATES.map((one) => ({ id: one, label: t(DEVICE_STATE_NAMES[one]) }))}
        value={state}
        onChange={(chosen) => {
          setState(chosen);
          touch("/state");
        }}
        error={at("/state")}
      />
      <FreeInputs labels={labels} free={free} onChange={setFree} errors={{ at, touch }} />
      {device ? null : <PlaceLine place={place} error={placeError} onChoose={() => setPlacing(true)} />}
      {isPlacing ? (
        <PlaceDialog
          title={t("devices.choosePlace")}
          confirmLabel={t("devices.choose")}
          initial={place}
          onClose={() => setPlacing(false)}
          onPick={(chosen) => {
            setPlace(chosen);
            touch("/place");
            setPlacing(false);
          }}
        />
      ) : null}
    </FormDialog>
  );
}

interface PlaceLineProps {
  readonly place: Place | null;
  readonly error: string | undefined;
  readonly onChoose: () => void;
}

function PlaceLine({ place, error, onChoose }: PlaceLineProps) {
  const t = useT();
  const rows = place && place.kind !== "unassigned" ? [place] : [];
  const label = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data?.[0]?.name;
  const text =
    place === null ? t("devices.noPlace") : place.kind === "unassigned" ? t("common.unassigned") : (label ?? "");
  return (
    <div className={styles["placeField"]}>
      <span className={styles["placeLabel"]}>{t("lists.placeTree")}</span>
      <div className={styles["placeLine"]}>
        <span className={styles["placeText"]}>{text}</span>
        <Button size="s" onPress={onChoose}>
          {t("devices.choosePlaceOpen")}
        </Button>
      </div>
      {error ? (
        <p role="alert" className={styles["error"]}>
          {error}
        </p>
      ) : null}
    </div>
  );
}
