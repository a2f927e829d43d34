/** A service with the demo company, a bridge to the console, and a browser; all of it gone afterwards. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { Operator } from "./operator";
import { announced, BRIDGE, DEMO, json, output, SERVICE, TARGET, TOP } from "./programs";

export interface Account {
  readonly company_code: string;
  readonly account: string;
  readonly password: string;
}

export interface Site {
  /** Where the UI is. */
  readonly url: string;
  /** How its person signs in for the first time. */
  readonly person: Account;
  readonly browser: Browser;
  /** Who runs the service. */
  readonly operator: Operator;
  /** A folder of this site's own, gone afterwards. */
  readonly folder: string;
  /** The file that the next dialog for opening or saving gives. */
  readonly pick: (path: string) => void;
  readonly stopService: () => void;
  readonly stop: () => Promise<void>;
}

export async function startSite(devices: number): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "cloudone-e2e-"));
  const data = join(folder, "service");
  const statusKey = join(folder, "status.key");
  const statusPublic = output(SERVICE, ["status", "key", "--out", statusKey]);
  const [service, server] = await announced(SERVICE, [
    ...["serve", "--tls-self-signed", "--listen", "127.0.0.1:0", "--data", data, "--status-key", statusKey],
  ]);
  const ca = join(data, "tls/ca.pem");
  const founded = json<Account>(SERVICE, [
    ...["tenant", "create", "--json", "--company-code", "AOBA", "--name", "青葉精機株式会社", "--data", data],
  ]);
  const person =
    devices === 0
      ? founded
      : json<Account>(
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
    ...["--server", server, "--ca-file", ca, "--data-dir", join(folder, "console")],
    ...["--ui", join(TOP, "ui/dist-bridge"), "--picks", picks, "--manual", join(TARGET, "manual")],
    ...["--status-key", statusPublic],
  ]);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"],
  });
  return {
    url,
    person,
    browser,
    operator: new Operator(folder, data),
    folder,
    pick: (path) => writeFileSync(picks, `${path}\n`),
    stopService: () => service.kill("SIGKILL"),
    stop: async () => {
      await browser.close();
      bridge.kill();
      service.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
