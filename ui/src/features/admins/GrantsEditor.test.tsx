import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LanguageProvider } from "~/i18n/i18n";
import type { AppState, AuthorityExplain, Permission } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { createQueryClient } from "~/ipc/query";
import { setAppState } from "~/ipc/state";
import { KitTextsProvider } from "~/kit/texts";
import { GrantsEditor } from "./GrantsEditor";
import { type DraftGrant, emptyDraft } from "./grants";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const entry = (permission: Permission, group_scoped: boolean, ja: string) => ({
  permission,
  key: permission,
  group_scoped,
  anchor: permission,
  name: { ja, en: permission },
  allows: { ja: `${ja}ができます。`, en: "" },
});
const CATALOGUE = [
  entry("device.view", true, "クライアントの閲覧"),
  entry("operation_log.view", true, "操作ログの閲覧"),
  entry("contract.view", false, "契約の閲覧"),
];
const GROUP = { node: { kind: "group", id: "g1" }, name: "営業部", detail: "", level: 1, position: 1, set_size: 1 };

/** The signed-in admin lacks the reading of operation logs. */
const ANSWERS: Readonly<Record<string, (request: unknown) => unknown>> = {
  permissions_list: () => CATALOGUE,
  admins_get: () => ({
    id: "me",
    grants: [{ permissions: ["device.view", "contract.view", "admin.manage"], scope: { kind: "organization" } }],
  }),
  rows_labels: () => [{ row: { kind: "group", id: "g1" }, name: "営業部" }],
  authority_explain: (request) =>
    (request as AuthorityExplain).questions.map(({ permission, target }) => ({
      permission,
      allowed: permission !== "operation_log.view",
      group: target.kind === "row" ? target.id.id : null,
      grants: [],
      suspended: false,
    })),
  org_rows: () => ({
    revision: 1,
    total: 1,
    from: 0,
    expanded: [],
    rows: [
      { ...GROUP, expandable: false, expanded: false, counts: { groups: 0, users: 0, devices: 3 }, matches: true },
    ],
  }),
};

const STATE = {
  phase: "signed_in",
  session: { id: "s", admin: "me", company_name: "会社", company_code: "demo" },
  sync: { status: "live", whole: true },
} as AppState;

const TEXTS = {
  showPassword: "",
  hidePassword: "",
  clearSearch: "clear",
  dismiss: "",
  close: "",
  loading: "loading",
  notifications: "",
  optional: "",
};

let latest: readonly DraftGrant[] = [];

function Editor() {
  const [drafts, setDrafts] = useState<readonly DraftGrant[]>([emptyDraft(0, "organization")]);
  latest = drafts;
  return (
    <GrantsEditor
      drafts={drafts}
      onChange={setDrafts}
      errors={{ at: () => undefined, touch: () => {}, shownAtFields: () => false }}
    />
  );
}

beforeEach(() => {
  vi.mocked(invoke).mockImplementation(async (command, request) => ANSWERS[command]?.(request));
  setAppState(STATE);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <LanguageProvider fixed="ja">
        <KitTextsProvider value={TEXTS}>
          <Editor />
        </KitTextsProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  );
});

const tick = (name: string) => screen.findByRole<HTMLInputElement>("checkbox", { name: new RegExp(`^${name}`) });

describe("the editor of grants", () => {
  it("greys what one does not hold oneself, and says so", async () => {
    await screen.findByText(/自分が持っていない権限は渡せません（組織全体の「操作ログの閲覧」）/);
    expect((await tick("操作ログの閲覧")).disabled).toBe(true);
    expect((await tick("クライアントの閲覧")).disabled).toBe(false);
    await userEvent.click(await tick("クライアントの閲覧"));
    expect(latest[0]?.permissions).toEqual(["device.view"]);
  });

  it("greys what cannot be limited to groups while groups are chosen", async () => {
    expect((await tick("契約の閲覧")).disabled).toBe(false);
    await userEvent.click(screen.getByRole("radio", { name: /^選んだグループ/ }));
    expect((await tick("契約の閲覧")).disabled).toBe(true);
    await screen.findByText("管理対象が組織全体のときだけ選べます。");
  });

  it("chooses groups in the tree, by pointer and by keyboard", async () => {
    await userEvent.click(await screen.findByRole("radio", { name: /^選んだグループ/ }));
    const item = await screen.findByRole("treeitem", { name: /営業部/ });
    await userEvent.click(item);
    expect(latest[0]?.groups).toEqual(["g1"]);
    expect(item.getAttribute("aria-checked")).toBe("true");
    await userEvent.keyboard(" ");
    expect(latest[0]?.groups).toEqual([]);
  });

  it("takes presets only as far as one may give, and more grants than one", async () => {
    await screen.findByText(/自分が持っていない権限は渡せません/);
    await userEvent.click(screen.getByRole("button", { name: "すべて" }));
    expect(latest[0]?.permissions).toEqual(["device.view", "contract.view"]);
    await userEvent.click(screen.getByRole("button", { name: "対象の異なる権限を追加" }));
    expect(latest).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "権限 1を外す" }));
    expect(latest.map((draft) => draft.key)).toEqual([1]);
  });
});
