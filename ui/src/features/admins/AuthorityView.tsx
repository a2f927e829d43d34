import { Maximize2 } from "lucide-react";
import { useState } from "react";
import { AuthorityTable, type MapCell } from "~/components/AuthorityTable";
import { mapRows } from "~/components/authorityMap";
import { Problem } from "~/components/Problem";
import { rowId } from "~/components/places";
import { useT } from "~/i18n/i18n";
import type { Admin, RowRef } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Admins.module.css";
import { Why } from "./Why";

/** The map of what an admin may do where, with the answer to why below it. */
function AuthorityMap({ admin }: { readonly admin: Admin }) {
  const t = useT();
  const [asked, setAsked] = useState<MapCell | null>(null);
  const catalogue = useCall("permissions_list", {}).data;
  const { data: places, error } = useCall("authority_map", { id: admin.id }, { keep: false });
  const rows = (places ?? []).flatMap(({ group }): RowRef[] => (group === null ? [] : [{ kind: "group", id: group }]));
  const labels = useCall("rows_labels", { rows }, { enabled: rows.length > 0 }).data ?? [];
  if (error) return <Problem failure={error} />;
  if (!places || !catalogue) return <LoadingArea />;
  if (places.length === 0) {
    return <p className={styles["faint"]}>{t(admin.suspended ? "admins.map.suspended" : "admins.map.empty")}</p>;
  }
  return (
    <>
      <AuthorityTable
        label={t("admins.map.title", { name: admin.name })}
        rows={mapRows(places)}
        catalogue={catalogue}
        legend={["own", "inherited"]}
        nameOf={(group) => labels.find((label) => rowId(label.row) === group)?.name ?? null}
        onAsk={setAsked}
        asked={asked}
      />
      {asked ? (
        <Why admin={admin.id} name={admin.name} cell={asked} />
      ) : (
        <p className={styles["faint"]}>{t("admins.map.hint")}</p>
      )}
    </>
  );
}

/** The same with a button that gives it the whole window. */
export function AuthorityView({ admin }: { readonly admin: Admin }) {
  const t = useT();
  const [isLarge, setLarge] = useState(false);
  const title = t("admins.map.title", { name: admin.name });
  return (
    <>
      <div>
        <Button size="s" icon={<Maximize2 />} onPress={() => setLarge(true)}>
          {t("admins.map.enlarge")}
        </Button>
      </div>
      <AuthorityMap key={admin.id} admin={admin} />
      {isLarge ? (
        <Dialog
          help="admins-map"
          isOpen
          onClose={() => setLarge(false)}
          title={title}
          size="l"
          footer={
            <Button onPress={() => setLarge(false)} autoFocus>
              {t("common.close")}
            </Button>
          }
        >
          <AuthorityMap admin={admin} />
        </Dialog>
      ) : null}
    </>
  );
}
