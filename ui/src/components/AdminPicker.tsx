import { Check, SearchX } from "lucide-react";
import { useState } from "react";
import { ListBox, ListBoxItem, Text } from "react-aria-components";
import { useI18n } from "~/i18n/i18n";
import type { Admin, AdminId } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import { EmptyState } from "~/kit/EmptyState";
import { LoadingArea } from "~/kit/Spinner";
import { SearchField } from "~/kit/TextField";
import styles from "./AdminPicker.module.css";
import { Problem } from "./Problem";

/** As many as one looks through; beyond that one searches. */
const SHOWN = 100;

export interface AdminPickerProps {
  /** Name of the list, read aloud. */
  readonly label: string;
  readonly chosen: AdminId | null;
  readonly onChoose: (admin: Admin) => void;
  /** Not offered. */
  readonly without?: AdminId | undefined;
}

/** One of the admins in sight, searched as one types. */
export function AdminPicker({ label, chosen, onChoose, without }: AdminPickerProps) {
  const { t } = useI18n();
  const [text, setText] = useState("");
  const { data, error } = useCall("admins_rows", {
    query: text.trim(),
    sort: "name",
    descending: false,
    from: 0,
    count: SHOWN,
  });
  const rows = (data?.rows ?? []).filter((admin) => admin.id !== without);
  return (
    <div className={styles["picker"]}>
      <SearchField label={t("admins.search")} value={text} onChange={setText} />
      {error ? <Problem failure={error} /> : null}
      {!data && !error ? <LoadingArea /> : null}
      {data ? (
        <ListBox
          aria-label={label}
          items={rows}
          dependencies={[chosen]}
          selectionMode="single"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const admin = rows.find((row) => keys !== "all" && keys.has(row.id));
            if (admin) onChoose(admin);
          }}
          renderEmptyState={() => <EmptyState icon={<SearchX />} title={t("lists.noHit")} />}
          className={styles["list"] ?? ""}
        >
          {(admin) => (
            <ListBoxItem id={admin.id} textValue={admin.name} className={styles["option"] ?? ""}>
              <Check aria-hidden="true" className={styles["check"]} />
              <Text slot="label" className={styles["name"] ?? ""}>
                {admin.name}
              </Text>
              <Text slot="description" className={styles["account"] ?? ""}>
                {admin.account}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      ) : null}
      {data && data.total > data.rows.length ? (
        <p className={styles["more"]}>{t("admins.pickerMore", { n: data.total - data.rows.length })}</p>
      ) : null}
    </div>
  );
}
