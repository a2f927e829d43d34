import { useNavigate } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { useNotices } from "~/components/notices/useNotices";
import { useI18n } from "~/i18n/i18n";
import { IconButton } from "~/kit/Button";
import styles from "./NoticeBell.module.css";
import { NOTICES } from "./screens";

/** More are not counted out: the picture is small, and the name says the number. */
const MOST = 99;

/** How many notices are unread, and the way to them. */
export function NoticeBell() {
  const { t, format } = useI18n();
  const navigate = useNavigate();
  const { unread } = useNotices();
  return (
    <span className={styles["bell"]}>
      <IconButton
        label={unread > 0 ? t("notices.bell", { n: unread }) : t("notices.bellNone")}
        icon={<Bell />}
        shortcut={NOTICES.shortcut}
        onPress={() => void navigate({ to: NOTICES.to })}
      />
      {unread > 0 ? (
        <span className={styles["count"]} aria-hidden="true">
          {unread > MOST ? `${format.number(MOST)}+` : format.number(unread)}
        </span>
      ) : null}
    </span>
  );
}
