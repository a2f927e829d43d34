/** Everything that can be done to the chosen node: one list for the header, the menu, the keys and the palette. */

import {
  ClipboardPaste,
  FolderInput,
  FolderPlus,
  Merge,
  Pencil,
  Scissors,
  Split,
  TextCursorInput,
  Trash2,
  UserPlus,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Offer } from "~/components/effectOffer";
import { rowName } from "~/components/effectText";
import { useReasons } from "~/components/reasons";
import { useT } from "~/i18n/i18n";
import type { AuthorityQuestion, Group, GroupId, OrgNode, Target, User } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { showToast } from "~/kit/toasts";
import type { Shortcut } from "~/util/keys";
import { useStore } from "~/util/store";
import { cutStore, shownStore } from "./clipboard";
import { canDrop, type Load } from "./move";

export type NodeDialog =
  | { readonly kind: "addGroup"; readonly parent: GroupId | null; readonly parentName: string }
  | { readonly kind: "editGroup"; readonly group: Group }
  | { readonly kind: "addUser"; readonly group: GroupId; readonly groupName: string }
  | { readonly kind: "editUser"; readonly user: User }
  | { readonly kind: "merge"; readonly group: Group }
  | { readonly kind: "split"; readonly group: Group; readonly load: Load }
  | { readonly kind: "move"; readonly load: Load; readonly what: string };

export interface NodeAct {
  readonly id: "addGroup" | "addUser" | "rename" | "edit" | "move" | "cut" | "paste" | "merge" | "split" | "delete";
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: Shortcut;
  readonly tone?: "danger";
  readonly disabledReason: string | null;
  readonly onAction: () => void;
}

/** What the screen does for whoever acts on a node. */
export interface NodeDoing {
  readonly onDialog: (dialog: NodeDialog) => void;
  /** Renames in place; where the row is not in sight, `edit` opens its dialog. */
  readonly onRename: (edit: () => void) => void;
  readonly onMove: (load: Load, target: OrgNode, name: string) => void;
  readonly offer: (offer: Offer) => void;
  readonly onReveal: (node: OrgNode) => void;
}

export interface NodeActsProps extends NodeDoing {
  readonly node: OrgNode | null;
  readonly name: string;
}

export function useNodeActs(props: NodeActsProps): readonly NodeAct[] {
  const { node, name, onDialog, onRename, onMove, offer, onReveal } = props;
  const t = useT();
  const cut = useStore(cutStore);
  const shown = useStore(shownStore);
  const groupId = node?.kind === "group" ? node.id : null;
  const userId = node?.kind === "user" ? node.id : null;
  const group = useCall("groups_get", { id: groupId ?? "" }, { enabled: groupId !== null, keep: false }).data ?? null;
  const user = useCall("users_get", { id: userId ?? "" }, { enabled: userId !== null, keep: false }).data ?? null;

  const itself: Target = node && "id" in node ? { kind: "row", id: node } : { kind: "organization" };
  const parent = group?.group.parent;
  const above: Target = parent ? { kind: "row", id: { kind: "group", id: parent } } : { kind: "organization" };
  const edit = (target: Target): AuthorityQuestion => ({ permission: "organization.edit", target });
  const pasting: AuthorityQuestion = {
    permission: cut?.kind === "device" ? "device.edit" : "organization.edit",
    target: itself,
  };
  const [mayEdit = null, mayMove = null, mayPaste = null] = useReasons([
    edit(itself),
    edit(group ? above : itself),
    pasting,
  ]);

  const notHere = t("organization.notForThis");
  const isRow = groupId !== null || userId !== null;
  const load: Load | null = node && "id" in node ? { kind: node.kind, ids: [node.id] } : null;
  const what = load ? rowName(t, load.kind, name) : name;
  const full = group
    ? group.direct.groups + group.direct.users + group.direct.devices > 0
      ? t("rejection.group_not_empty")
      : null
    : user && user.devices.length > 0
      ? t("rejection.user_has_devices")
      : null;

  const edited = () => {
    if (group) onDialog({ kind: "editGroup", group: group.group });
    if (user) onDialog({ kind: "editUser", user: user.user });
  };
  return [
    {
      id: "addGroup",
      label: t("organization.addGroup"),
      icon: <FolderPlus />,
      shortcut: "mod+shift+n",
      disabledReason: groupId || node?.kind === "organization" ? mayEdit : notHere,
      onAction: () => onDialog({ kind: "addGroup", parent: groupId, parentName: name }),
    },
    {
      id: "addUser",
      label: t("organization.addUser"),
      icon: <UserPlus />,
      disabledReason: groupId ? mayEdit : notHere,
      onAction: () => (groupId ? onDialog({ kind: "addUser", group: groupId, groupName: name }) : undefined),
    },
    {
      id: "rename",
      label: t("organization.rename"),
      icon: <TextCursorInput />,
      shortcut: "f2",
      disabledReason: isRow ? mayEdit : notHere,
      onAction: () => onRename(edited),
    },
    {
      id: "edit",
      label: t("organization.edit"),
      icon: <Pencil />,
      disabledReason: group || user ? mayEdit : isRow ? t("common.loading") : notHere,
      onAction: edited,
    },
    {
      id: "move",
      label: t("organization.move"),
      icon: <FolderInput />,
      disabledReason: isRow ? mayMove : notHere,
      onAction: () => (load ? onDialog({ kind: "move", load, what }) : undefined),
    },
    {
      id: "cut",
      label: t("organization.cut"),
      icon: <Scissors />,
      shortcut: "mod+x",
      disabledReason: isRow ? mayMove : notHere,
      onAction: () => {
        cutStore.set(load);
        showToast({ tone: "notice", text: t("organization.cutDone", { what }), detail: t("organization.cutHint") });
      },
    },
    {
      id: "paste",
      label: t("organization.paste"),
      icon: <ClipboardPaste />,
      shortcut: "mod+v",
      disabledReason: cut
        ? node && canDrop(cut, node)
          ? mayPaste
          : t("organization.move.notHere")
        : t("organization.nothingCut"),
      onAction: () => {
        if (!cut || !node) return;
        cutStore.set(null);
        onMove(cut, node, name);
      },
    },
    {
      id: "merge",
      label: t("organization.merge"),
      icon: <Merge />,
      disabledReason: group ? (mayEdit ?? mayMove) : groupId ? t("common.loading") : notHere,
      onAction: () => (group ? onDialog({ kind: "merge", group: group.group }) : undefined),
    },
    {
      id: "split",
      label: t("organization.split"),
      icon: <Split />,
      disabledReason: group
        ? (mayEdit ?? (shown ? null : t("organization.split.nothing")))
        : groupId
          ? t("common.loading")
          : notHere,
      onAction: () => (group && shown ? onDialog({ kind: "split", group: group.group, load: shown }) : undefined),
    },
    {
      id: "delete",
      label: t("common.delete"),
      icon: <Trash2 />,
      shortcut: "delete",
      tone: "danger",
      disabledReason: isRow ? (mayEdit ?? full) : notHere,
      onAction: () => {
        const up = group ? group.group.parent : user?.user.group;
        if (!load) return;
        offer({
          changes: load.ids.map((id) =>
            load.kind === "group" ? { type: "group_delete", id } : { type: "user_delete", id },
          ),
          help: "organization-delete",
          title: t(load.kind === "group" ? "organization.deleteGroup" : "organization.deleteUser", { name }),
          text: t("organization.deleted", { name }),
          confirmLabel: t("common.delete"),
          tone: "danger",
          ask: "always",
          onDone: () => onReveal(up ? { kind: "group", id: up } : { kind: "organization" }),
        });
      },
    },
  ];
}
