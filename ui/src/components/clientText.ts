import type { Translate } from "~/i18n/i18n";

/** What a console says of itself: product, version, operating system. */
const CONSOLE = /^cloudone-console\/(\S+) \(([^)]+)\)/;

/** The program of a session, in words; whatever else it said of itself stands as it is. */
export function clientText(t: Translate, client: string): string {
  const [, version, system] = CONSOLE.exec(client) ?? [];
  if (version && system) return t("account.client.console", { version, system });
  return client.trim() || t("account.client.unknown");
}
