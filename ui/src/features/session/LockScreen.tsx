import { useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { type FormEvent, type KeyboardEvent as KeyPress, useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { HelpPane } from "~/components/manuals/HelpPane";
import type { HelpAnchor } from "~/components/manuals/help";
import { ProofFields } from "~/components/password/ProofFields";
import { usePasswordProof } from "~/components/password/usePasswordProof";
import { ReachLinks } from "~/components/status/ReachLinks";
import { useT } from "~/i18n/i18n";
import type { AppState } from "~/ipc/generated";
import { useAct } from "~/ipc/query";
import { accept } from "~/ipc/state";
import { Button } from "~/kit/Button";
import { holdImeEnter, matchesShortcut } from "~/util/keys";
import form from "./Form.module.css";
import styles from "./LockScreen.module.css";
import { Mark } from "./Mark";

export interface LockScreenProps {
  readonly state: AppState;
  /** Whether something is kept below; not when the console started locked. */
  readonly hasKept: boolean;
}

/**
 * Lies over everything while the console is locked. What is below stays mounted, so that nothing typed is lost, but it
 * can neither be read nor reached: by eye, by keyboard, or by what reads aloud. That nothing is answered meanwhile is
 * the Rust half's doing; this only hides what is on screen already.
 */
export function LockScreen({ state, hasKept }: LockScreenProps) {
  const t = useT();
  // Its own: a pane that stood open below is still open there afterwards, where it was.
  const [help, setHelp] = useState<HelpAnchor | null>(null);
  const openHelp = () => setHelp("lock");
  // The window's F1 is kept away from what lies below.
  const onKeyDown = (event: KeyPress) => {
    if (event.defaultPrevented || !matchesShortcut(event, "f1")) return;
    event.preventDefault();
    openHelp();
  };
  useCover();
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled
      data-lock=""
      // A dialog that opens below, because what was under way when it locked has ended, must not take the focus.
      data-react-aria-top-layer="true"
      className={styles["cover"] ?? ""}
    >
      <Modal className={styles["modal"] ?? ""}>
        <Dialog aria-label={t("session.lock.title")} className={styles["dialog"] ?? ""}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of what is in it */}
          <div className={styles["inner"]} onKeyDown={onKeyDown}>
            <Unlock state={state} hasKept={hasKept} onHelp={openHelp} />
            {help === null ? null : (
              <HelpPane anchor={help} onClose={() => setHelp(null)} onScreen={null} isFloating isWithin />
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Hides the rest of the document, and keeps shortcuts of the window from reaching it. */
function useCover() {
  useEffect(() => {
    const root = document.documentElement;
    // Shortcuts are heard at the window, beyond the document: what ends here still reaches the fields of the cover.
    const hold = (event: KeyboardEvent) => event.stopPropagation();
    root.dataset["locked"] = "";
    document.addEventListener("keydown", hold);
    return () => {
      delete root.dataset["locked"];
      document.removeEventListener("keydown", hold);
    };
  }, []);
}

function Unlock({ state, hasKept, onHelp }: LockScreenProps & { readonly onHelp: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const proof = usePasswordProof("session_unlock");
  const signOut = useAct("session_sign_out");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    proof.submit();
  };
  const { session } = state;
  return (
    <div className={styles["main"]}>
      <div className={styles["brand"]}>
        <Mark />
        <span>{t("app.name")}</span>
      </div>
      <Heading slot="title" level={1} className={form["title"] ?? ""}>
        <Lock aria-hidden="true" className={styles["icon"]} />
        {t("session.lock.title")}
      </Heading>
      {session ? (
        <p className={form["lead"]} data-selectable="">
          {t("session.lock.who", { name: session.name, account: session.account, company: session.company_name })}
        </p>
      ) : null}
      <form className={form["form"]} onSubmit={onSubmit} onKeyDown={holdImeEnter} noValidate>
        <ProofFields
          proof={proof}
          account={session?.account ?? ""}
          {...(hasKept ? { description: t("session.lock.kept") } : {})}
          size="l"
          unreachedActs={
            <div className={form["acts"]}>
              <ReachLinks />
            </div>
          }
        />
        <Button
          type="submit"
          variant="primary"
          size="l"
          isPending={proof.isPending}
          disabledReason={proof.waitReason}
          className={form["submit"]}
        >
          {t("session.lock.unlock")}
        </Button>
        <Button
          variant="quiet"
          className={form["second"]}
          isPending={signOut.isPending}
          onPress={() => signOut.mutate({}, { onSuccess: (next) => accept(queries, next) })}
        >
          {t("session.lock.other")}
        </Button>
        <Button variant="quiet" className={form["second"]} shortcut="f1" onPress={onHelp}>
          {t("manuals.open")}
        </Button>
      </form>
    </div>
  );
}
