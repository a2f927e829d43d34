import { Printer } from "lucide-react";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { useI18n } from "~/i18n/i18n";
import { useSession } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { CopyButton } from "../CopyButton";
import styles from "./Factor.module.css";

export interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** What goes on with; held back until the person says that the codes are kept. */
  readonly done: (kept: boolean) => ReactNode;
}

/** The codes that stand for the app, told once: to be kept before anything else. */
export function RecoveryCodes({ codes, done }: RecoveryCodesProps) {
  const { t } = useI18n();
  const [kept, setKept] = useState(false);
  return (
    <div className={styles["setup"]}>
      <Banner tone="warning" live={false} title={t("account.codes.once")}>
        {t("account.codes.text")}
      </Banner>
      <CodeList codes={codes} label={t("account.codes.list")} />
      <div className={styles["keep"]}>
        <CopyButton text={codes.join("\n")} />
        <Button icon={<Printer />} onPress={() => window.print()}>
          {t("account.codes.print")}
        </Button>
      </div>
      <Checkbox isSelected={kept} onChange={setKept}>
        {t("account.codes.kept")}
      </Checkbox>
      <div className={styles["buttons"]}>{done(kept)}</div>
      <PrintSheet codes={codes} />
    </div>
  );
}

function CodeList({ codes, label }: { readonly codes: readonly string[]; readonly label: string }) {
  return (
    <ol className={styles["codes"]} aria-label={label} data-selectable="">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ol>
  );
}

/** What is printed while the codes are shown: these and whose they are, nothing else of the window. */
function PrintSheet({ codes }: { readonly codes: readonly string[] }) {
  const { t, format } = useI18n();
  const session = useSession();
  const [printedAt] = useState(() => new Date().toISOString());
  return createPortal(
    <div className={styles["sheet"]} data-print="" aria-hidden="true">
      <h1>{t("account.codes.sheetTitle")}</h1>
      <p>{t("account.codes.sheetOwner", { company: session.company_name, account: session.account })}</p>
      <p>{t("account.codes.sheetMade", { time: format.dateTime(printedAt) })}</p>
      <CodeList codes={codes} label="" />
      <p>{t("account.codes.sheetHint")}</p>
    </div>,
    document.body,
  );
}
