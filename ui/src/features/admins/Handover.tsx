import { CopyButton } from "~/components/CopyButton";
import { Facts } from "~/components/lists/Facts";
import { useT } from "~/i18n/i18n";
import { useSession } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Dialog, LeaveButton } from "~/kit/Dialog";

export interface HandoverProps {
  readonly title: string;
  readonly name: string;
  readonly account: string;
  readonly password: string;
  readonly onClose: () => void;
}

/** What its owner needs to sign in for the first time. Shown once; kept nowhere. */
export function Handover({ title, name, account, password, onClose }: HandoverProps) {
  const t = useT();
  const { company_code: company } = useSession();
  const facts = [
    { id: "company", label: t("admins.companyCode"), value: company },
    { id: "account", label: t("admins.account"), value: account },
    { id: "password", label: t("admins.firstPassword"), value: password },
  ];
  return (
    <Dialog
      help="admins-handover"
      isOpen
      onClose={onClose}
      title={title}
      size="s"
      footer={
        <>
          <CopyButton text={facts.map((fact) => `${fact.label}: ${fact.value}`).join("\n")} />
          <LeaveButton variant="primary" autoFocus>
            {t("common.close")}
          </LeaveButton>
        </>
      }
    >
      <p>{t("admins.handoverText", { name })}</p>
      <Facts facts={facts} />
      <Banner tone="notice" live={false}>
        {t("admins.handoverNote")}
      </Banner>
    </Dialog>
  );
}
