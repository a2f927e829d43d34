/** The demo company as the manual shows it: a service with notices and a status, a bridge that believes it, a browser. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { announced, BRIDGE, DEMO, json, output, SERVICE, TARGET, TOP } from "../programs";
import type { Account } from "../site";

const HOUR = 3_600_000;

export interface Stage {
  readonly url: string;
  /** Where the service is. */
  readonly server: string;
  readonly person: Account;
  readonly browser: Browser;
  /** A folder of this stage's own, gone afterwards. */
  readonly folder: string;
  /** When the service was started, in milliseconds: all that it tells happened around then. */
  readonly began: number;
  /** The incident is solved. */
  readonly calm: () => void;
  /** The file that the next dialog for opening gives. */
  readonly pick: (path: string) => void;
  readonly stop: () => Promise<void>;
}

const both = (ja: string, en: string) => ({ ja, en });

/** What the operator has to say; hours are counted from the start. */
function notices(began: number): readonly object[] {
  const at = (hours: number) => new Date(began + hours * HOUR).toISOString();
  return [
    {
      kind: "information",
      title: both("マニュアルを改訂しました", "The manual has been revised"),
      body: both(
        "ポリシーの章に、適用前に影響を確認する手順を加えました。F1 キーで、いまの画面の説明を開けます。",
        "The chapter on policies tells how to review the effect beforehand. F1 opens what it says of the screen at hand.",
      ),
    },
    {
      kind: "incident",
      title: both("メール通知が遅れています", "Mail is delayed"),
      body: both(
        "メール通知の配信が、最大で30分ほど遅れています。原因を調査しています。コンソールの操作には影響ありません。",
        "Mail notifications are up to thirty minutes late. The cause is looked into. The console itself is not affected.",
      ),
      starts_at: at(-1),
      affects: ["mail"],
    },
    {
      kind: "maintenance",
      title: both("定期メンテナンスのおしらせ", "Scheduled maintenance"),
      body: both(
        "データベースを更新します。\n\n作業中は、コンソールで変更を保存できません。一覧やポリシーの閲覧、マニュアルは、このコンピューターに保存された内容で使えます。",
        "The database is updated.\n\nMeanwhile nothing can be saved in the console. Lists, policies and the manual can be read as they were kept on this computer.",
      ),
      starts_at: at(16 * 24 + 16),
      ends_at: at(16 * 24 + 19),
      affects: ["console"],
    },
  ];
}

export async function setStage(devices: number): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "cloudone-pictures-"));
  const data = join(folder, "service");
  const key = join(folder, "status.key");
  const statusKey = output(SERVICE, ["status", "key", "--out", key]);
  const founded = json<Account>(SERVICE, [
    ...["tenant", "create", "--json", "--company-code", "AOBA", "--name", "青葉精機株式会社", "--data", data],
  ]);
  writeFileSync(
    join(data, "components.json"),
    JSON.stringify([
      { id: "console", name: both("管理コンソールと API", "Console and API") },
      { id: "clients", name: both("クライアントとの通信", "Communication with devices") },
      { id: "mail", name: both("メール通知", "Mail notifications") },
      { id: "manuals", name: both("マニュアルとおしらせ", "Manuals and notices") },
    ]),
  );
  const began = Date.now();
  const published: string[] = [];
  for (const [index, notice] of notices(began).entries()) {
    const file = join(folder, `notice-${index}.json`);
    writeFileSync(file, JSON.stringify(notice));
    published.push(output(SERVICE, ["notice", "publish", "--json", "--data", data, "--file", file]));
  }
  const incident = (JSON.parse(published[1] ?? "") as { id: string }).id;
  output(SERVICE, ["status", "set", "--data", data, "--component", "mail", "--level", "degraded", "--by", "operator"]);
  const [running, server] = await announced(SERVICE, [
    ...["serve", "--tls-self-signed", "--listen", "127.0.0.1:0", "--data", data, "--status-key", key],
  ]);
  const ca = join(data, "tls/ca.pem");
  const person = json<Account>(
    DEMO,
    [
      ...["--json", "--server", server, "--devices", String(devices), "--ca-file", ca],
      ...["--company-code", founded.company_code, "--account", founded.account],
    ],
    { CLOUDONE_PASSWORD: founded.password },
  );
  const picks = join(folder, "picks.txt");
  writeFileSync(picks, "");
  const [bridge, url] = await announced(BRIDGE, [
    ...["--server", server, "--ca-file", ca, "--data-dir", join(folder, "console"), "--status-key", statusKey],
    ...["--ui", join(TOP, "ui/dist-bridge"), "--picks", picks, "--manual", join(TARGET, "manual")],
  ]);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"],
  });
  return {
    url,
    server,
    person,
    browser,
    folder,
    began,
    calm: () => {
      output(SERVICE, ["notice", "end", "--data", data, "--id", incident]);
    },
    pick: (path) => writeFileSync(picks, `${path}\n`),
    stop: async () => {
      await browser.close();
      bridge.kill();
      running.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
