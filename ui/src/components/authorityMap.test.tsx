import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Grant, Permission } from "~/ipc/generated";
import { permissionEntry } from "~/test/admins";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { AuthorityTable, type MapCell } from "./AuthorityTable";
import { diffRows, mapRows, mapSections } from "./authorityMap";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const CATALOGUE = [
  permissionEntry("device.view", true, "クライアントの閲覧"),
  permissionEntry("device.edit", true, "クライアントの編集"),
  permissionEntry("contract.view", false, "契約の閲覧"),
];
const PLACES = mapRows([
  { group: null, depth: 0, permissions: ["device.view", "contract.view"], inherited: [] },
  {
    group: "sales",
    depth: 1,
    permissions: ["device.view", "device.edit", "contract.view"],
    inherited: ["device.view", "contract.view"],
  },
]);

beforeEach(() => signIn());

describe("the map of authority", () => {
  it("has a heading for each place and each permission, and a text in each cell", () => {
    const onAsk = vi.fn<(cell: MapCell) => void>();
    show(
      <AuthorityTable
        label="権限"
        rows={PLACES}
        catalogue={CATALOGUE}
        legend={["own", "inherited"]}
        nameOf={() => "営業部"}
        onAsk={onAsk}
      />,
    );
    const table = screen.getByRole("table", { name: "権限" });
    expect(
      within(table)
        .getAllByRole("rowheader")
        .map((cell) => cell.textContent),
    ).toEqual(["組織全体", "営業部以下すべてのサブグループ"]);
    expect(within(table).getByRole("columnheader", { name: "契約の閲覧" })).toBeDefined();
    const names = within(table)
      .getAllByRole("button")
      .map((cell) => cell.getAttribute("aria-label"));
    expect(names).toEqual([
      "組織全体、クライアントの閲覧: ここに付与",
      "組織全体、クライアントの編集: なし",
      "組織全体、契約の閲覧: ここに付与",
      "営業部、クライアントの閲覧: 上位から継承",
      "営業部、クライアントの編集: ここに付与",
      "営業部、契約の閲覧: 上位から継承",
    ]);
  });

  it("is walked with the arrows from one stop, and asks about the cell one is at", async () => {
    const onAsk = vi.fn<(cell: MapCell) => void>();
    show(
      <AuthorityTable
        label="権限"
        rows={PLACES}
        catalogue={CATALOGUE}
        legend={[]}
        nameOf={() => "営業部"}
        onAsk={onAsk}
      />,
    );
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{ArrowDown}{ArrowRight}{Enter}");
    expect(onAsk).toHaveBeenLastCalledWith({ group: "sales", permission: "device.edit" });
    expect(screen.getAllByRole("button").filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
  });

  it("groups the catalogue in its order; what it does not know stands last", () => {
    const odd = { ...permissionEntry("import", true), permission: "moon.walk" as Permission };
    expect(mapSections([...CATALOGUE, odd]).map((one) => [one.section, one.entries.length])).toEqual([
      ["device", 2],
      ["other", 2],
    ]);
  });
});

describe("the map of an edit", () => {
  const grant = (groups: string[] | null, ...permissions: Permission[]): Grant => ({
    permissions,
    scope: groups ? { kind: "groups", groups } : { kind: "organization" },
  });

  it("says what is gained and lost where, and that what comes from above stays", () => {
    const rows = diffRows(
      [grant(["east"], "device.view", "device.edit")],
      [grant(["sales"], "device.view"), grant(["west"], "device.edit")],
      (group) => (group === "sales" ? ["sales"] : ["sales", group]),
    );
    const marks = rows.map(({ group, depth, markOf }) => [group, depth, markOf("device.view"), markOf("device.edit")]);
    expect(marks).toEqual([
      ["east", 1, "inherited", "lost"],
      ["sales", 0, "gained", "none"],
      ["west", 1, "gained", "gained"],
    ]);
  });
});
