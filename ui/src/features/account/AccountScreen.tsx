import { useState } from "react";
import { useBlockedReason } from "~/components/blocked";
import { Facts } from "~/components/lists/Facts";
import { NotesRead } from "~/components/NotesRead";
import { noteText } from "~/components/notes";
import { PasswordDialog } from "~/components/password/PasswordDialog";
import { Section } from "~/components/Section";
import sectionStyles from "~/components/Section.module.css";
import { useI18n, useT } from "~/i18n/i18n";
import type { AccountNote } from "~/ipc/generated";
import { useSession } from "~/ipc/state";
import { Banner } from "~/kit/Banner";
import { Button } from "~/kit/Button";
import styles from "./Account.module.css";
import { FactorSection } from "./FactorSection";
import { NoticeSection } from "./NoticeSection";
import { SessionsSection } from "./SessionsSection";

/** What belongs to whoever is signed in: who one is, how one signs in, where one is signed in. */
export function AccountScreen() {
  const t = useT();
  const { notes } = useSession();
  return (
    <div className={sectionStyles["screen"]}>
      {notes.length > 0 ? <Notes notes={notes} /> : null}
      <Profile />
      <Password />
      <Section title={t("account.factor")}>
        <FactorSection />
      </Section>
      <Section title={t("account.passkeys")}>
        <p className={styles["quiet"]}>{t("account.passkeysText")}</p>
      </Section>
      <Section title={t("account.sessions")}>
        <SessionsSection />
      </Section>
      <Section title={t("notices.settings")} help={t("notices.settings.help")}>
        <NoticeSection />
      </Section>
    </div>
  );
}

function Notes({ notes }: { readonly notes: readonly AccountNote[] }) {
  const { t, format } = useI18n();
  return (
    <Banner tone="warning" live={false} title={t("account.note.title")} actions={<NotesRead />}>
      <ul>
        {[...notes].reverse().map((note) => (
          <li key={`${note.at}${note.kind}`}>{noteText(t, format, note)}</li>
        ))}
      </ul>
      <p className={styles["quiet"]}>{t("account.note.hint")}</p>
    </Banner>
  );
}

function Profile() {
  const { t, format } = useI18n();
  const session = useSession();
  const previous = session.previous_sign_in_at;
  return (
    <Section title={t("account.profile")}>
      <div className={styles["facts"]}>
        <Facts
          facts={[
            {
              id: "company",
              label: t("account.company"),
              value: t("account.companyValue", { name: session.company_name, code: session.company_code }),
            },
            { id: "name", label: t("account.name"), value: session.name },
            { id: "account", label: t("account.account"), value: session.account },
            { id: "began", label: t("account.began"), value: format.dateTime(session.created_at) },
            {
              id: "previous",
              label: t("account.previous"),
              value: previous ? (
                <>
                  {format.dateTime(previous)}
                  <span className={styles["quiet"]}> {t("account.previousHint")}</span>
                </>
              ) : (
                t("account.previousNone")
              ),
            },
          ]}
        />
      </div>
    </Section>
  );
}

function Password() {
  const t = useT();
  const blocked = useBlockedReason();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t("account.password")}>
      <p className={styles["quiet"]}>{t("account.passwordText")}</p>
      <div className={styles["buttons"]}>
        <Button disabledReason={blocked} onPress={() => setOpen(true)}>
          {t("app.account.password")}
        </Button>
      </div>
      {open ? <PasswordDialog onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}
