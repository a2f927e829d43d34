import { useNavigate } from "@tanstack/react-router";
import { ExternalLink, FolderInput, ListTree, Pencil } from "lucide-react";
import { type Fact, Facts } from "~/components/lists/Facts";
import { PathLinks } from "~/components/lists/PathLinks";
import { RowLinks } from "~/components/lists/RowLinks";
import { Problem } from "~/components/Problem";
import { placeOf } from "~/components/places";
import { useT } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import type { DeviceDetail, OrgNode, UserDetail } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Organization.module.css";
import type { NodeDialog } from "./useNodeActs";

export interface InspectorProps {
  readonly kind: "device" | "user";
  readonly id: string;
  /** Why it cannot be changed. */
  readonly denied: string | null;
  readonly onShow: (node: OrgNode) => void;
  readonly onDialog: (dialog: NodeDialog) => void;
  readonly onMove: () => void;
}

/** The one selected device or user. */
export function Inspector(props: InspectorProps) {
  const t = useT();
  return (
    <aside aria-label={t("organization.inspector")} className={styles["inspector"]}>
      {props.kind === "device" ? <DeviceCard {...props} /> : <UserCard {...props} />}
    </aside>
  );
}

function DeviceCard({ id, denied, onMove }: InspectorProps) {
  const t = useT();
  const navigate = useNavigate();
  const { data, error } = useCall("devices_get", { id }, { keep: false });
  if (error) return <Problem failure={error} />;
  if (!data) return <LoadingArea />;
  return (
    <>
      <h3 className={styles["cardTitle"]}>{data.device.name}</h3>
      <Facts facts={deviceFacts(t, data)} />
      <div className={styles["acts"]}>
        <Button size="s" icon={<FolderInput />} disabledReason={denied} onPress={onMove}>
          {t("organization.move")}
        </Button>
        <Button size="s" icon={<ExternalLink />} onPress={() => void navigate(placeOf({ kind: "device", id }))}>
          {t("organization.openDevice")}
        </Button>
      </div>
    </>
  );
}

function UserCard({ id, denied, onShow, onDialog, onMove }: InspectorProps) {
  const t = useT();
  const { data, error } = useCall("users_get", { id }, { keep: false });
  if (error) return <Problem failure={error} />;
  if (!data) return <LoadingArea />;
  return (
    <>
      <h3 className={styles["cardTitle"]}>{data.user.name}</h3>
      <Facts facts={userFacts(t, data)} />
      <div className={styles["acts"]}>
        <Button
          size="s"
          icon={<Pencil />}
          disabledReason={denied}
          onPress={() => onDialog({ kind: "editUser", user: data.user })}
        >
          {t("organization.edit")}
        </Button>
        <Button size="s" icon={<FolderInput />} disabledReason={denied} onPress={onMove}>
          {t("organization.move")}
        </Button>
        <Button size="s" icon={<ListTree />} onPress={() => onShow({ kind: "user", id })}>
          {t("organization.showInTree")}
        </Button>
      </div>
    </>
  );
}

function deviceFacts(t: ReturnType<typeof useT>, { device, path, user }: DeviceDetail): readonly Fact[] {
  const place = device.place.kind === "unassigned" ? t("common.unassigned") : <PathLinks path={path} />;
  return [
    { id: "place", label: t("organization.fact.place"), value: place },
    { id: "user", label: t("organization.fact.user"), value: user ? <RowLinks rows={[user]} /> : "" },
    { id: "platform", label: t("organization.fact.platform"), value: t(PLATFORM_NAMES[device.platform]) },
    { id: "os", label: t("organization.fact.os"), value: device.os },
    { id: "serial", label: t("organization.fact.serial"), value: device.serial },
    { id: "asset", label: t("organization.fact.asset"), value: device.asset_number },
  ];
}

/** What is known about a user. */
export function userFacts(t: ReturnType<typeof useT>, { user, path, devices }: UserDetail): readonly Fact[] {
  return [
    { id: "yomigana", label: t("organization.yomigana"), value: user.yomigana },
    { id: "place", label: t("organization.fact.place"), value: <PathLinks path={path} /> },
    { id: "number", label: t("organization.employeeNumber"), value: user.employee_number },
    { id: "mail", label: t("organization.mail"), value: user.mail },
    { id: "title", label: t("organization.jobTitle"), value: user.title },
    {
      id: "devices",
      label: t("organization.fact.devices"),
      value: devices.length > 0 ? <RowLinks rows={devices} /> : "",
    },
  ];
}
