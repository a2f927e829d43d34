import { NEXT_HIT, PREVIOUS_HIT } from "~/components/manuals/find/useFind";
import { type Translate, useT } from "~/i18n/i18n";
import { Dialog } from "~/kit/Dialog";
import { Kbd } from "~/kit/Kbd";
import { isMac, type Shortcut } from "~/util/keys";
import styles from "./ShortcutsHelp.module.css";
import { ALL_SCREENS } from "./screens";
import { BACK, FORWARD } from "./useBackForward";

interface Row {
  readonly keys: readonly Shortcut[];
  readonly text: string;
}

/** Every key that does something. */
export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  return (
    <Dialog help="shortcuts" isOpen onClose={onClose} title={t("app.shortcuts.title")} size="l" isReadOnly>
      <div className={styles["columns"]}>
        <Section title={t("app.shortcuts.everywhere")} rows={everywhere(t)} />
        <Section title={t("app.shortcuts.lists")} rows={lists(t)} />
        <Section title={t("app.shortcuts.manual")} rows={manual(t)} />
      </div>
    </Dialog>
  );
}

function everywhere(t: Translate): readonly Row[] {
  return [
    { keys: ["mod+k"], text: t("app.shortcuts.palette") },
    { keys: ["f1"], text: t("manuals.here") },
    { keys: ["?"], text: t("app.shortcuts.help") },
    ...ALL_SCREENS.flatMap(({ shortcut, title }) =>
      shortcut === null ? [] : [{ keys: [shortcut], text: t("app.shortcuts.go", { screen: t(title) }) }],
    ),
    { keys: [BACK], text: t("app.shortcuts.back") },
    { keys: [FORWARD], text: t("app.shortcuts.forward") },
    { keys: ["mod+e"], text: t("exports.open") },
    { keys: ["mod+z"], text: t("app.shortcuts.undo") },
    { keys: ["mod+shift+z", "mod+y"], text: t("app.shortcuts.redo") },
    { keys: ["mod+l"], text: t("app.account.lock") },
    { keys: ["escape"], text: t("app.shortcuts.leave") },
  ];
}

function lists(t: Translate): readonly Row[] {
  return [
    { keys: ["arrowup", "arrowdown"], text: t("app.shortcuts.move") },
    { keys: ["pageup", "pagedown"], text: t("app.shortcuts.page") },
    { keys: ["home", "end"], text: t("app.shortcuts.ends") },
    { keys: ["arrowleft", "arrowright"], text: t("app.shortcuts.openClose") },
    // No key of its own: whichever one types.
    { keys: [t("app.shortcuts.letters")], text: t("app.shortcuts.type") },
    { keys: ["mod+f"], text: t("app.shortcuts.find") },
    { keys: ["space"], text: t("app.shortcuts.select") },
    { keys: ["shift+arrowup", "shift+arrowdown"], text: t("app.shortcuts.range") },
    { keys: ["mod+arrowup", "mod+arrowdown"], text: t("app.shortcuts.moveOnly") },
    { keys: ["mod+a"], text: t("app.shortcuts.selectAll") },
    { keys: ["escape"], text: t("app.shortcuts.selectNone") },
    { keys: ["enter"], text: t("app.shortcuts.open") },
    { keys: ["f2"], text: t("app.shortcuts.rename") },
    { keys: ["mod+shift+n", "insert"], text: t("app.shortcuts.addGroup") },
    { keys: ["mod+x"], text: t("app.shortcuts.cut") },
    { keys: ["mod+v"], text: t("app.shortcuts.paste") },
    // The key that is called delete on a Mac is Backspace.
    { keys: isMac ? ["delete", "mod+backspace"] : ["delete"], text: t("app.shortcuts.delete") },
    { keys: ["f8", "shift+f8"], text: t("app.shortcuts.problems") },
  ];
}

function manual(t: Translate): readonly Row[] {
  return [
    { keys: ["mod+f"], text: t("manuals.find.page") },
    { keys: NEXT_HIT, text: t("manuals.find.next") },
    { keys: PREVIOUS_HIT, text: t("manuals.find.previous") },
    { keys: ["mod+p"], text: t("manuals.print") },
    { keys: ["arrowleft", "arrowright"], text: t("app.shortcuts.pdfTurn") },
    { keys: ["mod+plus", "mod+-"], text: t("app.shortcuts.pdfZoom") },
    { keys: ["mod+0"], text: t("app.shortcuts.pdfFit") },
  ];
}

function Section({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <section>
      <h3 className={styles["title"]}>{title}</h3>
      <dl className={styles["rows"]}>
        {rows.map((row) => (
          <div key={row.text} className={styles["row"]}>
            <dt>{row.text}</dt>
            <dd className={styles["keys"]}>
              {row.keys.map((shortcut) => (
                <Kbd key={shortcut} shortcut={shortcut} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
