/** A page on which time stands still, so that the same company gives the same pictures. */

import type { Page } from "playwright-core";

/** The morning that every picture shows, in Japan. */
export const MORNING = Date.parse("2026-12-01T10:00:00+09:00");

interface Still {
  /** When the service was started. */
  readonly began: number;
  /** When its start seems to have been. */
  readonly morning: number;
  readonly names: readonly (readonly [string, string])[];
}

/**
 * Moves every time that the console tells to the morning, whole hours only: what happened during the run all happened at ten.
 * What differs from run to run or from machine to machine (ports, folders, how long it took) is replaced by what anybody
 * could see.
 */
export async function standStill(page: Page, began: number, names: Still["names"]): Promise<void> {
  await page.addInitScript(
    ({ began, morning, names }: Still) => {
      const hour = 3_600_000;
      const now = morning + 12 * 60_000;
      const Running = Date;
      class Standing extends Running {
        constructor(...given: unknown[]) {
          super(...((given.length === 0 ? [now] : given) as [number]));
        }
        static override now() {
          return now;
        }
      }
      globalThis.Date = Standing as DateConstructor;
      const time = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"/g;
      const moved = (text: string) => {
        const timed = text.replace(time, (found) => {
          const hours = Math.floor((Running.parse(found.slice(1, -1)) - began) / hour);
          return JSON.stringify(new Running(morning + hours * hour).toISOString());
        });
        const paced = timed
          .replace(/"took_ms":\d+/g, '"took_ms":8')
          .replace(/"detail":"\d{9,}"/g, '"detail":"68719476736"');
        return names.reduce((all, [from, to]) => all.replaceAll(from, to), paced);
      };
      const parse = JSON.parse;
      JSON.parse = (text: string, ...rest) => parse(moved(String(text)), ...rest);
      Response.prototype.json = async function json(this: Response) {
        return JSON.parse(await this.text());
      };
    },
    { began, morning: MORNING, names },
  );
}
