import { FileDown, FileInput, FileJson } from "lucide-react";
import { useState } from "react";
import { useBlockedReason } from "~/components/blocked";
import { EffectDialog } from "~/components/EffectDialog";
import { Problem } from "~/components/Problem";
import { useNowhereReason } from "~/components/reasons";
import { type Translate, useI18n } from "~/i18n/i18n";
import type { MessageKey } from "~/i18n/messages";
import { call, type IpcFailure, toFailure } from "~/ipc/client";
import type { PoliciesList, PolicyFileSignature, PolicyFileTurn, PolicyFileView } from "~/ipc/generated";
import { Banner } from "~/kit/Banner";
import { Button, IconButton } from "~/kit/Button";
import { Dialog, LeaveButton } from "~/kit/Dialog";
import { Menu } from "~/kit/Menu";
import { showToast } from "~/kit/toasts";
import styles from "./Policies.module.css";

const TURNS = {
  create: "policies.file.create",
  change: "policies.file.change",
  unchanged: "policies.file.unchanged",
} as const satisfies Record<PolicyFileTurn, MessageKey>;

/** Policies into a file and back: what a file would do is shown before anything changes. */
export function PolicyFiles({ list }: { readonly list: PoliciesList | undefined }) {
  const { t } = useI18n();
  const blocked = useBlockedReason();
  const editReason = useNowhereReason("policy.edit");
  const [opened, setOpened] = useState<PolicyFileView | null>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);

  const [isBusy, setBusy] = useState(false);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      setFailure(toFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  const open = async () => setOpened(await call("policies_open", {}));
  const save = async ({ policies }: PoliciesList) => {
    const ids = policies.map(({ id }) => id);
    const file = t("policies.file.name");
    const saved = await call("policies_save", { ids, base: true, violation: true, file_name: file });
    if (saved) {
      showToast({
        text: t("policies.file.saved", { file: saved.file_name }),
        detail: t(saved.signed ? "policies.file.savedSigned" : "policies.file.savedUnsigned", { n: saved.policies }),
      });
    }
  };
  return (
    <>
      <Menu
        label={t("policies.file.menu")}
        trigger={<IconButton label={t("policies.file.menu")} icon={<FileJson />} isPending={isBusy} />}
        groups={[
          {
            id: "files",
            entries: [
              {
                id: "open",
                label: t("policies.file.open"),
                icon: <FileInput />,
                disabledReason: blocked ?? editReason,
                onAction: () => void run(open),
              },
              {
                id: "save",
                label: t("policies.file.save"),
                icon: <FileDown />,
                // What is not here yet would be missing from the file.
                disabledReason: list ? null : t("common.loading"),
                onAction: () => void (list && run(() => save(list))),
              },
            ],
          },
        ]}
      />
      {failure ? (
        <Dialog
          help="policies-files"
          isOpen
          onClose={() => setFailure(null)}
          title={t("policies.file.menu")}
          footer={<Button onPress={() => setFailure(null)}>{t("common.close")}</Button>}
        >
          <Problem failure={failure} />
        </Dialog>
      ) : null}
      {opened ? <PolicyFileDialog file={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function PolicyFileDialog({ file, onClose }: { readonly file: PolicyFileView; readonly onClose: () => void }) {
  const { t } = useI18n();
  const title = t("policies.file.title", { file: file.file_name });
  const summary = <Summary file={file} />;
  if (file.changes.length === 0) {
    return (
      <Dialog
        help="policies-files"
        isOpen
        onClose={onClose}
        title={title}
        footer={<LeaveButton>{t("common.close")}</LeaveButton>}
      >
        {summary}
        <p>{t("policies.file.nothing")}</p>
      </Dialog>
    );
  }
  return (
    <EffectDialog
      help="policies-files"
      title={title}
      changes={file.changes}
      text={t("policies.file.done", { file: file.file_name })}
      confirmLabel={t("policies.file.now")}
      asksReason
      onClose={onClose}
    >
      {summary}
    </EffectDialog>
  );
}

/** What becomes of each policy of the file, and what is left out. */
function Summary({ file }: { readonly file: PolicyFileView }) {
  const { t, format } = useI18n();
  const lines = [
    ...(file.base ? [line(t, t("policies.base"), file.base)] : []),
    ...(file.violation ? [line(t, t("policies.violation"), file.violation)] : []),
    ...file.policies.map(({ name, turn }) => line(t, name, turn)),
  ];
  return (
    <>
      <ul className={styles["fileLines"]}>
        {lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {file.unknown.length > 0 ? <p>{t("policies.file.unknown", { items: format.list(file.unknown) })}</p> : null}
      {file.locked.length > 0 ? <p>{t("policies.file.locked", { items: format.list(file.locked) })}</p> : null}
      <Signature signature={file.signature} />
      <p className={styles["quiet"]}>
        {t("policies.file.hash")} <code className={styles["hash"]}>{file.sha256}</code>
      </p>
    </>
  );
}

/** Who wrote the file, and whether it is still what was written. */
function Signature({ signature }: { readonly signature: PolicyFileSignature }) {
  const { t, format } = useI18n();
  switch (signature.state) {
    case "valid": {
      const { company_name, company_code, account, signed_at } = signature.by;
      const at = format.dateTime(signed_at);
      return <p>{t("policies.file.signed", { company: company_name, code: company_code, account, at })}</p>;
    }
    case "invalid":
      return <Banner tone="warning">{t("policies.file.signatureInvalid")}</Banner>;
    case "unchecked":
      return <p>{t("policies.file.signatureUnchecked")}</p>;
    case "missing":
      return <p>{t("policies.file.signatureMissing")}</p>;
  }
}

function line(t: Translate, name: string, turn: PolicyFileTurn): string {
  return t("policies.file.line", { name, turn: t(TURNS[turn]) });
}
