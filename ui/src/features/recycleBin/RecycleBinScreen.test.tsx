import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { NO_FREE } from "~/components/free";
import { LanguageProvider } from "~/i18n/i18n";
import type { Change, ChangesDraft, ConsoleEvent, DeletedView, Device, Group, User } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { adminRow } from "~/test/admins";
import { show } from "~/test/frame";
import { fault, SETTINGS, signIn } from "~/test/session";
import { RecycleBinScreen } from "./RecycleBinScreen";
import { RestoreDialog } from "./RestoreDialog";
import { alongWith, daysLeft, restoreAt, restoreChanges } from "./restore";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: (_: (event: ConsoleEvent) => void) => () => {} }));

const group: Group = { id: "g2", parent: "g1", name: "営業部", code: "" };
const sato: User = {
  id: "u1",
  group: "g2",
  name: "佐藤",
  yomigana: "",
  employee_number: "",
  mail: "",
  title: "",
  free: NO_FREE,
};
const pc: Device = {
  id: "d1",
  place: { kind: "user", id: "u1" },
  name: "PC-001",
  platform: "macos",
  os: "",
  serial: "",
  asset_number: "",
  address: "",
  last_contact: null,
  state: "active",
  free: NO_FREE,
};
const kato = adminRow({ id: "a9", name: "加藤 直樹" });

const groupBack: Change = { type: "group_create", ...group };
const userBack: Change = { type: "user_create", ...sato };
const deviceBack: Change = { type: "device_create", ...pc };
const adminBack: Change = { type: "admin_create", ...kato };

const deleted = (row: DeletedView["row"], name: string, restore: Change[], over: Partial<DeletedView> = {}) => ({
  row,
  name,
  at: "g1",
  deleted_at: "2026-11-20T00:00:00Z",
  kept_until: "2026-12-20T00:00:00Z",
  deleted_by: "山田 花子",
  change: "c1",
  restore,
  ...over,
});
const device = deleted({ kind: "device", id: "d1" }, "PC-001", [groupBack, userBack, deviceBack]);
const user = deleted({ kind: "user", id: "u1" }, "佐藤", [groupBack, userBack]);
const gone = deleted({ kind: "admin", id: "a9" }, "加藤 直樹", [groupBack, adminBack], { at: null });

const applied: ChangesDraft[] = [];
const asked: unknown[] = [];
let items: readonly DeletedView[] = [];
const typist = userEvent.setup();

beforeEach(() => {
  applied.length = 0;
  asked.length = 0;
  items = [device, user, gone];
  // A list draws the rows that fit; nothing has a height here.
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(900);
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    switch (command) {
      case "deleted_list":
        asked.push(request);
        return { items, next_cursor: null };
      case "rows_labels":
        return [{ row: { kind: "group", id: "g1" }, name: "本社" }];
      case "changes_plan":
        return { base_revision: 7, effect: { rows: {}, authority: [] }, effect_hash: "", unseen_admins: 0 };
      case "changes_apply":
        applied.push(request as ChangesDraft);
        return { id: "c9", effect: { rows: {}, authority: [] } };
      case "authority_explain":
        return (request as { questions: unknown[] }).questions.map(() => ({ allowed: true, could_grant: [] }));
      case "settings_get":
        return SETTINGS;
      case "password_rate":
        return { score: 4, faults: (request as { password: string }).password.length < 12 ? ["too_short"] : [] };
      default:
        return [];
    }
  });
});

const row = (name: RegExp) => screen.findByRole("row", { name }, { timeout: 4_000 });
const restore = () => screen.getAllByRole("button", { name: "復元" })[0] as HTMLElement;

it("brings back what rows lay in before the rows, each once", () => {
  expect(restoreChanges([device, user, gone])).toEqual([groupBack, userBack, deviceBack, adminBack]);
  expect(restoreChanges([gone, device])).toEqual([groupBack, userBack, deviceBack, adminBack]);
  expect(alongWith([device, user]).map((one) => one.name)).toEqual(["営業部"]);
  expect(restoreAt([device], { kind: "group", id: "g5" })).toEqual([
    { ...deviceBack, place: { kind: "group", id: "g5" } },
  ]);
  expect(restoreAt([user], { kind: "group", id: "g5" })).toEqual([{ ...userBack, group: "g5" }]);
  expect(daysLeft(device, Date.parse("2026-12-19T12:00:00Z"))).toBe(1);
  expect(daysLeft(device, Date.parse("2026-11-20T00:00:00Z"))).toBe(30);
});

it("tells what was deleted, and brings it back with what it lay in after showing so", async () => {
  show(<RecycleBinScreen />);
  await typist.click(await row(/PC-001/));
  const inspector = within(screen.getByRole("complementary", { name: "選択したもの" }));
  expect(inspector.getByText("本社 / 営業部（削除済み） / 佐藤（削除済み）")).toBeDefined();
  expect(inspector.getByText("一緒に復元されるもの")).toBeDefined();
  await typist.click(restore());
  const dialog = await screen.findByRole("dialog", { name: "「PC-001」の復元" });
  expect(within(dialog).getByText(/一緒に復元します: 営業部、佐藤/)).toBeDefined();
  expect(applied).toEqual([]);
  await waitFor(() => expect(within(dialog).queryByText("影響を調べています")).toBeNull());
  await typist.click(within(dialog).getByRole("button", { name: "復元" }));
  await waitFor(() =>
    expect(applied).toMatchObject([{ changes: [groupBack, userBack, deviceBack], base_revision: 7 }]),
  );
});

it("writes what comes back along with it as each language lists names", async () => {
  show(
    <LanguageProvider fixed="en">
      <RestoreDialog rows={[device]} place={null} onClose={() => {}} onDone={() => {}} />
    </LanguageProvider>,
  );
  expect(await screen.findByText(/restored along with it: 営業部, 佐藤$/)).toBeDefined();
});

it("asks the service once what is searched for has been typed", async () => {
  show(<RecycleBinScreen />);
  await row(/PC-001/);
  await typist.type(screen.getByRole("searchbox"), "PC-0");
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked.at(-1)).toMatchObject({ q: "PC-0" });
});

it("asks for a first password before an admin comes back", async () => {
  show(<RecycleBinScreen />);
  await typist.click(await row(/加藤/));
  await typist.click(restore());
  const dialog = within(await screen.findByRole("dialog", { name: "「加藤 直樹」の復元" }));
  const confirm = () => dialog.getByRole("button", { name: "復元" });
  await waitFor(() => expect(confirm().getAttribute("aria-disabled")).toBe("true"));
  const field = dialog.getByLabelText("「加藤 直樹」の初期パスワード");
  await typist.type(field, "short");
  expect(confirm().getAttribute("aria-disabled")).toBe("true");
  await typist.clear(field);
  await typist.click(field);
  await typist.paste("a long first password");
  await waitFor(() => expect(confirm().getAttribute("aria-disabled")).toBeNull());
  await typist.click(confirm());
  await waitFor(() =>
    expect(applied).toMatchObject([
      { initial_passwords: { a9: "a long first password" }, changes: [groupBack, adminBack] },
    ]),
  );
});

it("says that it is empty, and why it cannot be read offline", async () => {
  items = [];
  const { unmount } = show(<RecycleBinScreen />);
  expect(await screen.findByText("ごみ箱は空です")).toBeDefined();
  expect(restore().getAttribute("aria-disabled")).toBe("true");
  unmount();
  vi.mocked(invoke).mockImplementation(async (command) => {
    if (command === "deleted_list") throw fault("offline");
    return [];
  });
  show(<RecycleBinScreen />);
  expect(await screen.findByRole("button", { name: "もう一度試す" })).toBeDefined();
});
