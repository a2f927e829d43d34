import { UserPlus } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useActs } from "~/components/acts";
import { type InspectorHandle, ListScreen } from "~/components/lists/ListScreen";
import { useAddressSelection } from "~/components/lists/useAddressSelection";
import { useNowhereReason } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import { useCall } from "~/ipc/query";
import { useSession } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { SearchField } from "~/kit/TextField";
import type { TableHandle } from "~/kit/WindowTable";
import { matchesShortcut } from "~/util/keys";
import { useShortcut } from "~/util/useShortcut";
import { AdminInspector } from "./AdminInspector";
import { AdminTable } from "./AdminTable";
import { useAdminActs } from "./useAdminActs";

/** Every admin in sight, and what each may do. */
export function AdminsScreen() {
  const t = useT();
  const session = useSession();
  const [text, setText] = useState("");
  const [selected, select] = useAddressSelection("/admins");
  const table = useRef<TableHandle>(null);
  const inspector = useRef<InspectorHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const total = useCall("admins_rows", { query: text.trim(), sort: "name", descending: false, from: 0, count: 0 }).data
    ?.total;

  const one = selected.length === 1 ? (selected[0] ?? null) : null;
  const { data, error } = useCall("admins_get", { id: one ?? "" }, { enabled: one !== null });
  // The last answer stays while the next is on its way, and acts must not be done to the wrong admin.
  const admin = data?.id === one ? data : undefined;
  const acts = useAdminActs(admin, select);
  const registerReason = useNowhereReason("admin.manage");
  const me = useCall("admins_get", { id: session.admin }).data;
  const seesOthers = !me || me.grants.some((grant) => grant.permissions.includes("admin.view"));

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
  ]);
  const onRowKey = (event: KeyboardEvent) => {
    const act = matchesShortcut(event, "f2")
      ? acts.edit
      : matchesShortcut(event, "delete") || matchesShortcut(event, "mod+backspace")
        ? acts.delete
        : null;
    if (!act || one === null) return false;
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
          <Button variant="primary" icon={<UserPlus />} disabledReason={registerReason} onPress={acts.register}>
            {t("admins.register")}
          </Button>
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
            selected={selected}
            onSelect={select}
            onOpen={(row) => {
              select([row.id]);
              inspector.current?.focus();
            }}
            onRowKey={onRowKey}
            handle={table}
          />
        }
        inspectorLabel={t("admins.inspector")}
        isInspectorIdle={selected.length === 0}
        inspector={
          <AdminInspector selected={selected} admin={admin} failure={one === null ? null : error} acts={acts} />
        }
      />
      {acts.dialogs}
    </>
  );
}
