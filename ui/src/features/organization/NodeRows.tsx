import { FolderInput } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { rowCount } from "~/components/effectText";
import { DeviceTable } from "~/components/lists/DeviceTable";
import { UserTable } from "~/components/lists/UserTable";
import { useReasons } from "~/components/reasons";
import { useI18n } from "~/i18n/i18n";
import type { AuthorityQuestion, OrgNode } from "~/ipc/generated";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { SearchField } from "~/kit/TextField";
import { Inspector } from "./Inspector";
import type { Load } from "./move";
import styles from "./Organization.module.css";
import type { NodeDialog } from "./useNodeActs";

/** Rows asked about before they are moved; the engine asks about every one. */
const ASKED = 50;

export interface NodeRowsProps {
  readonly kind: "device" | "user";
  readonly node: OrgNode;
  readonly name: string;
  readonly onShow: (node: OrgNode) => void;
  readonly onDialog: (dialog: NodeDialog) => void;
  readonly onSelected: (load: Load | null) => void;
}

/** Devices or users of a node, with what is selected beside them. */
export function NodeRows({ kind, node, name, onShow, onDialog, onSelected }: NodeRowsProps) {
  const { t, format } = useI18n();
  const [query, setQuery] = useState("");
  const [below, setBelow] = useState(true);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const typed = useDeferredValue(query.trim());
  const permission = kind === "device" ? "device.edit" : "organization.edit";
  const denied = useReasons(
    selected
      .slice(0, ASKED)
      .map((id): AuthorityQuestion => ({ permission, target: { kind: "row", id: { kind, id } } })),
  ).find((reason) => reason !== null);
  const select = (ids: readonly string[]) => {
    setSelected(ids);
    onSelected(ids.length > 0 ? { kind, ids } : null);
  };
  const move = () =>
    onDialog({ kind: "move", load: { kind, ids: selected }, what: rowCount(t, kind, selected.length) });
  const [only] = selected;
  const list = { node, below: node.kind === "user" || below, query: typed, selected, onSelect: select };
  const nested = node.kind === "group" || node.kind === "organization";
  return (
    <div className={styles["rows"]}>
      <div className={styles["list"]}>
        <div className={styles["listBar"]}>
          <SearchField
            label={t(kind === "device" ? "organization.searchDevices" : "organization.searchUsers")}
            value={query}
            onChange={setQuery}
            className={styles["listSearch"] ?? ""}
          />
          {nested ? (
            <Checkbox isSelected={below} onChange={setBelow}>
              {t("organization.below")}
            </Checkbox>
          ) : null}
          <span className={styles["gap"]} />
          {selected.length > 0 ? (
            <span className={styles["quiet"]} aria-live="polite">
              {t("organization.selected", { n: format.number(selected.length) })}
            </span>
          ) : null}
          <Button
            size="s"
            icon={<FolderInput />}
            disabledReason={selected.length === 0 ? t("organization.selectFirst") : (denied ?? null)}
            onPress={move}
          >
            {t("organization.moveSelected")}
          </Button>
        </div>
        {kind === "device" ? (
          <DeviceTable
            {...list}
            platforms={NO_PLATFORMS}
            label={t("organization.devicesOf", { name })}
            onOpen={(row) => select([row.device.id])}
          />
        ) : (
          <UserTable
            {...list}
            label={t("organization.usersOf", { name })}
            onOpen={(row) => onShow({ kind: "user", id: row.user.id })}
          />
        )}
      </div>
      {only && selected.length === 1 ? (
        <Inspector
          key={only}
          kind={kind}
          id={only}
          onShow={onShow}
          onDialog={onDialog}
          onMove={move}
          denied={denied ?? null}
        />
      ) : null}
    </div>
  );
}

const NO_PLATFORMS: readonly never[] = [];
