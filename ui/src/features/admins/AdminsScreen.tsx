import { UserPlus } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useActs } from "~/components/acts";
import { FilesMenu } from "~/components/exports/FilesMenu";
import { type InspectorHandle, ListScreen } from "~/components/lists/ListScreen";
import { useAddressSelection } from "~/components/lists/useAddressSelection";
import { ViewsMenu } from "~/components/lists/ViewsMenu";
import { useNowhereReason, useReader } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { SearchField } from "~/kit/TextField";
import type { TableHandle } from "~/kit/WindowTable";
import { matchesShortcut } from "~/util/keys";
import { useShortcut } from "~/util/useShortcut";
import { AdminInspector } from "./AdminInspector";
import { AdminTable, useAdminColumns } from "./AdminTable";
import { AskView } from "./AskView";
import { type BulkHandle, BulkInspector } from "./BulkInspector";
import { useAccess } from "./useAccess";
import { useAdminActs } from "./useAdminActs";
import { useAdminsPlace } from "./useAdminsPlace";
import { ViewSwitch } from "./ViewSwitch";

const FILES = ["admins"] as const;

/** Every admin in sight, and who of them may do what where. */
export function AdminsScreen() {
  const [{ view = "list" }, go] = useAdminsPlace();
  const me = useCall("admins_get", { id: useReader() }).data?.admin;
  const seesOthers =
    !me || me.grants.some(({ permissions: held }) => held.includes("admin.view") || held.includes("admin.manage"));
  const switcher = <ViewSwitch view={view} onChange={(next) => go({ view: next === "ask" ? next : null }, "step")} />;
  return view === "list" ? (
    <AdminsList switcher={switcher} seesOthers={seesOthers} />
  ) : (
    <AskView switcher={switcher} seesOthers={seesOthers} />
  );
}

interface AdminsListProps {
  readonly switcher: ReactNode;
  /** Whether the reader sees other admins than themself. */
  readonly seesOthers: boolean;
}

/** The list of admins, and what can be done with those that are selected. */
function AdminsList({ switcher, seesOthers }: AdminsListProps) {
  const t = useT();
  const [text, setText] = useState("");
  const [selected, select] = useAddressSelection("/admins");
  const table = useRef<TableHandle>(null);
  const inspector = useRef<InspectorHandle>(null);
  const bulk = useRef<BulkHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const total = useCall("admins_rows", { query: text.trim(), sort: "name", descending: false, from: 0, count: 0 }).data
    ?.total;

  const one = selected.length === 1 ? (selected[0] ?? null) : null;
  const { data, error } = useCall("admins_get", { id: one ?? "" }, { enabled: one !== null });
  // The last answer stays while the next is on its way, and acts must not be done to the wrong admin.
  const detail = data?.admin.id === one ? data : undefined;
  const acts = useAdminActs(detail, select);
  const access = useAccess();
  const columns = useAdminColumns(access);
  const registerReason = useNowhereReason("admin.manage");

  useShortcut("mod+f", () => search.current?.focus());
  useActs([
    { id: "admins.register", label: t("admins.register"), disabledReason: registerReason, onAction: acts.register },
    { id: "admins.edit", label: t("admins.editAct"), disabledReason: acts.edit.reason, onAction: acts.edit.run },
    {
      id: "admins.grants",
      label: t("admins.grantsAct"),
      disabledReason: acts.grants.reason,
      onAction: acts.grants.run,
    },
    {
      id: "admins.viewAs",
      label: t("admins.viewAsAct"),
      disabledReason: acts.viewAs.reason,
      onAction: acts.viewAs.run,
    },
  ]);
  const onRowKey = (event: KeyboardEvent) => {
    const act = matchesShortcut(event, "f2")
      ? acts.edit
      : matchesShortcut(event, "delete") || matchesShortcut(event, "mod+backspace")
        ? acts.delete
        : null;
    if (!act) return false;
    if (one === null) {
      if (act !== acts.delete || selected.length === 0) return false;
      bulk.current?.delete();
      return true;
    }
    if (act.reason === null) act.run();
    return true;
  };

  return (
    <>
      <ListScreen
        handle={inspector}
        search={
          <SearchField
            label={t("admins.search")}
            value={text}
            onChange={setText}
            onDown={() => table.current?.focus()}
            inputRef={search}
          />
        }
        count={total === undefined ? null : t("admins.count", { n: total })}
        actions={
          <>
            {switcher}
            <FilesMenu kinds={FILES} isIcon />
            <ViewsMenu list="admins" columns={columns} filter="" onFilter={() => {}} />
            <Button variant="primary" icon={<UserPlus />} disabledReason={registerReason} onPress={acts.register}>
              {t("admins.register")}
            </Button>
          </>
        }
        notice={
          seesOthers ? null : (
            <Banner tone="notice" live={false}>
              {t("admins.onlyYou")}
            </Banner>
          )
        }
        list={
          <AdminTable
            label={t("admins.list")}
            query={text}
            access={access}
            selected={selected}
            onSelect={select}
            onOpen={(row) => {
              select([row.admin.id]);
              inspector.current?.focus();
            }}
            onRowKey={onRowKey}
            handle={table}
          />
        }
        inspectorLabel={t("admins.inspector")}
        isInspectorIdle={selected.length === 0}
        isInspectorWide
        inspector={
          selected.length > 1 ? (
            <BulkInspector selected={selected} onSelect={select} handle={bulk} />
          ) : (
            <AdminInspector
              detail={detail}
              isSelected={one !== null}
              failure={one === null ? null : error}
              access={access}
              acts={acts}
            />
          )
        }
      />
      {acts.dialogs}
    </>
  );
}
