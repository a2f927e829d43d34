import { type Translate, useT } from "~/i18n/i18n";
import { Dialog } from "~/kit/Dialog";
import { Kbd } from "~/kit/Kbd";
import type { Shortcut } from "~/util/keys";
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
    <Dialog help="frame" isOpen onClose={onClose} title={t("app.shortcuts.title")} size="l" isReadOnly>
      <div className={styles["columns"]}>
        <Section title={t("app.shortcuts.everywhere")} rows={everywhere(t)} />
        <Section title={t("app.shortcuts.lists")} rows={lists(t)} />
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
    { keys: ["mod+shift+z"], text: t("app.shortcuts.redo") },
    { keys: ["mod+l"], text: t("app.account.lock") },
  ];
}

function lists(t: Translate): readonly Row[] {
  return [
    { keys: ["arrowup", "arrowdown"], text: t("app.shortcuts.move") },
    { keys: ["arrowleft", "arrowright"], text: t("app.shortcuts.openClose") },
    { keys: ["home", "end"], text: t("app.shortcuts.ends") },
    { keys: ["space"], text: t("app.shortcuts.select") },
    { keys: ["shift+arrowdown"], text: t("app.shortcuts.range") },
    { keys: ["enter"], text: t("app.shortcuts.open") },
    { keys: ["f2"], text: t("app.shortcuts.rename") },
    { keys: ["mod+x"], text: t("app.shortcuts.cut") },
    { keys: ["mod+v"], text: t("app.shortcuts.paste") },
    { keys: ["delete"], text: t("app.shortcuts.delete") },
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
