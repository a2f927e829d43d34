/** The screen of notices over a host that knows a few, for its tests. The mocked host is the test's own. */

import type { RouteComponent } from "@tanstack/react-router";
import { screen, within } from "@testing-library/react";
import type { NoticeReader, NoticesState, NoticeView } from "~/ipc/generated";
import { adminRow, permissionEntry } from "./admins";
import { incident, inHours, maintenance, noticesState, noticeView } from "./notices";
import { type Routed, showAt } from "./routed";
import { fault } from "./session";

/** Of a notice that has been read. */
export const READ = { read_at: inHours(-1) };

export const ITEMS: readonly NoticeView[] = [
  maintenance(),
  incident(),
  noticeView({
    id: "n1",
    body: { ja: "レポートを追加しました。\n\nご利用ください。", en: "There are reports now." },
  }),
  noticeView({
    id: "n2",
    title: { ja: "年末年始のサポート窓口", en: "Support at the turn of the year" },
    ...READ,
  }),
];

/** What the host knows, and what it was asked; made anew for every test. */
export class NoticesHost {
  state: NoticesState = noticesState(ITEMS);
  readers: readonly NoticeReader[] | "forbidden" = [];
  mayManage = true;
  /** What saving a calendar answers: null where no place for the file was chosen. */
  saved: unknown = { file_name: "maintenance.ics", rows: 1 };
  readonly #calls: Array<readonly [command: string, request: unknown]> = [];

  /** With what a command was called so far. */
  asked(command: string): readonly unknown[] {
    return this.#calls.filter(([one]) => one === command).map(([, request]) => request);
  }

  /** What Rust would answer. */
  answer(command: string, request: unknown): unknown {
    this.#calls.push([command, request]);
    switch (command) {
      case "notices_list":
        return this.state;
      case "notices_refresh":
        this.state = { ...this.state, fetched_at: inHours(0) };
        return this.state;
      case "notices_read": {
        const { ids } = request as { ids: string[] };
        const read = (one: NoticeView) => (ids.includes(one.id) ? { ...one, read_at: inHours(0) } : one);
        this.state = { ...this.state, items: this.state.items.map(read) };
        return this.state;
      }
      case "notices_readers":
        if (this.readers === "forbidden") throw fault("forbidden");
        return { items: this.readers };
      case "notices_calendar_save":
        return this.saved;
      case "admins_get": {
        const grant = { id: "g", scope: null, permissions: ["admin.manage"] };
        return { admin: adminRow({ grants: (this.mayManage ? [grant] : []) as never }) };
      }
      case "permissions_list":
        return [permissionEntry("admin.manage", true, "管理者の管理")];
      default:
        return [];
    }
  }
}

/** Opens the screen and waits for its list. */
export async function openNotices(Screen: RouteComponent, address = "/notices"): Promise<Routed> {
  const at = showAt(address, { "/notices": Screen, "/admins": () => <p>管理者の画面</p> });
  await screen.findByRole("grid", { name: "おしらせの一覧" });
  return at;
}

/** What the rows of the list say. */
export async function rowTexts(): Promise<readonly string[]> {
  const grid = await screen.findByRole("grid");
  await within(grid).findAllByRole("gridcell");
  const rows = within(grid).getAllByRole("row").slice(1);
  return rows.map((row) => row.textContent ?? "");
}

/** Which of `ITEMS` are listed. */
export async function listed(): Promise<readonly string[]> {
  const all = await rowTexts();
  return ITEMS.filter(({ title }) => all.some((text) => text.includes(title.ja))).map(({ id }) => id);
}

/** The part of the screen that shows the notice of this title. */
export const pane = (title: string) => screen.findByRole("region", { name: title });

/** What narrows the list. */
export const chip = (name: RegExp) => screen.getByRole("radio", { name });
