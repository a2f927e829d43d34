import { Problem } from "~/components/Problem";
import { useI18n } from "~/i18n/i18n";
import { PLATFORM_NAMES } from "~/i18n/platform";
import { useCall } from "~/ipc/query";
import { LoadingArea } from "~/kit/Spinner";
import styles from "./Home.module.css";

/** Devices by platform: a table whose last column is drawn. */
export function Platforms() {
  const { t, format } = useI18n();
  const devices = useCall("devices_rows", {
    node: { kind: "organization" },
    below: true,
    query: "",
    platforms: [],
    sort: "name",
    descending: false,
    from: 0,
    count: 0,
  });
  if (devices.error) return <Problem failure={devices.error} />;
  if (!devices.data) return <LoadingArea />;
  const rows = devices.data.platforms.filter((row) => row.count > 0).toSorted((a, b) => b.count - a.count);
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  const most = rows[0]?.count ?? 0;
  if (total === 0) return <p className={styles["quiet"]}>{t("home.noDevices")}</p>;
  return (
    <table className={styles["plot"]}>
      <caption className="visually-hidden">{t("home.platforms")}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t("home.platform")}</th>
          <th scope="col">{t("home.count")}</th>
          <th scope="col">{t("home.share")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ platform, count }) => (
          <tr key={platform}>
            <th scope="row">{t(PLATFORM_NAMES[platform])}</th>
            <td className={styles["plotCount"]}>{format.number(count)}</td>
            <td className={styles["plotBar"]}>
              <span className="visually-hidden">{format.number(Math.round((count / total) * 100))}%</span>
              <svg width="100%" height="12" aria-hidden="true" focusable="false">
                <rect width={`${(count / most) * 100}%`} height="12" rx="2" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
