import { useNavigate } from "@tanstack/react-router";
import { ExternalLink, FolderInput, ListTree, Pencil } from "lucide-react";
import { RowDetails } from "~/components/details/RowDetails";
import { Facts } from "~/components/lists/Facts";
import { deviceFacts, userFacts } from "~/components/lists/rowFacts";
import { placeOf } from "~/components/places";
import { PolicyHere } from "~/components/policies/PolicyHere";
import { RowFailure } from "~/components/RowFailure";
import { useI18n, useT } from "~/i18n/i18n";
import type { OrgNode } from "~/ipc/generated";
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
  const i18n = useI18n();
  const { t } = i18n;
  const settings = useCall("settings_get", {}).data;
  const navigate = useNavigate();
  const { data, error } = useCall("devices_get", { id }, { keep: false });
  if (error) return <RowFailure failure={error} />;
  if (!data) return <LoadingArea />;
  return (
    <>
      <div className={styles["card"]}>
        <h3 className={styles["cardTitle"]}>{data.device.name}</h3>
        <div className={styles["acts"]}>
          <Button size="s" icon={<FolderInput />} disabledReason={denied} onPress={onMove}>
            {t("organization.move")}
          </Button>
          <Button size="s" icon={<ExternalLink />} onPress={() => void navigate(placeOf({ kind: "device", id }))}>
            {t("organization.openDevice")}
          </Button>
        </div>
      </div>
      <RowDetails
        row={{ kind: "device", id }}
        policies={
          <PolicyHere
            key={id}
            target={{ kind: "device", id }}
            name={data.device.name}
            platform={data.device.platform}
          />
        }
      >
        <Facts facts={deviceFacts(i18n, data, settings)} />
      </RowDetails>
    </>
  );
}

function UserCard({ id, denied, onShow, onDialog, onMove }: InspectorProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const settings = useCall("settings_get", {}).data;
  const { data, error } = useCall("users_get", { id }, { keep: false });
  if (error) return <RowFailure failure={error} />;
  if (!data) return <LoadingArea />;
  return (
    <>
      <div className={styles["card"]}>
        <h3 className={styles["cardTitle"]}>{data.user.name}</h3>
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
      </div>
      <RowDetails
        row={{ kind: "user", id }}
        policies={<PolicyHere key={id} target={{ kind: "user", id }} name={data.user.name} />}
      >
        <Facts facts={userFacts(i18n, data, settings)} />
      </RowDetails>
    </>
  );
}
