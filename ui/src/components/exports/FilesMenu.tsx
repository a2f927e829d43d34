import { useNavigate } from "@tanstack/react-router";
import { FileDown, FileInput, FileSpreadsheet } from "lucide-react";
import { useT } from "~/i18n/i18n";
import type { TableKind } from "~/ipc/generated";
import { Button, IconButton } from "~/kit/Button";
import { Menu } from "~/kit/Menu";
import { useNowhereReason } from "../reasons";
import { kindName } from "../tables";
import { exportDialog } from "./exportOffers";

export interface FilesMenuProps {
  /** What can be imported from here. */
  readonly kinds: readonly TableKind[];
  /** Where there is no room for words. */
  readonly isIcon?: boolean;
}

/** The way from a list to files and back: importing its kind, exporting what it shows. */
export function FilesMenu({ kinds, isIcon = false }: FilesMenuProps) {
  const t = useT();
  const navigate = useNavigate();
  const reason = useNowhereReason("import");
  const label = t("exports.files");
  return (
    <Menu
      label={label}
      trigger={
        isIcon ? (
          <IconButton label={label} icon={<FileSpreadsheet />} />
        ) : (
          <Button icon={<FileSpreadsheet />}>{label}</Button>
        )
      }
      groups={[
        {
          id: "import",
          entries: kinds.map((kind) => ({
            id: kind,
            label: t("imports.openKind", { kind: kindName(t, kind) }),
            icon: <FileInput />,
            disabledReason: reason,
            onAction: () => void navigate({ to: "/import", search: { kind } }),
          })),
        },
        {
          id: "export",
          entries: [
            {
              id: "export",
              label: t("exports.open"),
              icon: <FileDown />,
              shortcut: "mod+e",
              onAction: () => exportDialog.set(true),
            },
          ],
        },
      ]}
    />
  );
}
