import { renderHook, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { rowId } from "~/components/places";
import { useReason } from "~/components/reasons";
import type { Explanation, Grant, RowsLabels } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { permissionEntry } from "~/test/admins";
import { Frame, show } from "~/test/frame";
import { signIn } from "~/test/session";
import { Why } from "./Why";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const NAMES: Readonly<Record<string, string>> = { sales: "営業部", a1: "山田", a2: "佐藤", a3: "鈴木", a4: "高橋" };
const SALES: Grant = { permissions: ["device.view"], scope: { kind: "groups", groups: ["sales"] } };
const DENIED: Explanation = {
  permission: "device.edit",
  allowed: false,
  group: "sales",
  grants: [{ index: 0, grant: SALES, permission: false, scope: true }],
  suspended: false,
  could_grant: ["a1", "a2", "a3", "a4"],
};

let explanation = DENIED;
const calls: string[] = [];

beforeEach(() => {
  explanation = DENIED;
  calls.length = 0;
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    calls.push(command);
    switch (command) {
      case "permissions_list":
        return [permissionEntry("device.view", true, "閲覧"), permissionEntry("device.edit", true, "編集")];
      case "authority_explain_of":
        return explanation;
      case "authority_explain":
        return [explanation];
      case "admins_rows":
        return { total: 0, from: 0, rows: [] };
      case "org_rows":
        return { revision: 1, total: 0, from: 0, expanded: [], rows: [] };
      case "rows_labels":
        return (request as RowsLabels).rows.map((row) => ({ row, name: NAMES[rowId(row)] ?? "" }));
      default:
        return [];
    }
  });
  signIn();
});

describe("why", () => {
  it("says what the nearest grant lacks, and names up to three who could give it", async () => {
    show(<Why admin="b" name="田中" cell={{ group: "sales", permission: "device.edit" }} />);
    await screen.findByText("田中: 営業部に対する「編集」");
    expect(screen.getByText("許可されていません")).toBeDefined();
    expect(
      screen.getByText("権限 1（営業部）はこの場所を管理対象に含みますが、この権限を持っていません。"),
    ).toBeDefined();
    expect(screen.getByText("山田さん、佐藤さん、鈴木さんほか1人が付与できます。")).toBeDefined();
  });

  it("says whom to turn to where nobody in sight could", async () => {
    explanation = { ...DENIED, grants: [], could_grant: [] };
    show(<Why admin="b" name="田中" cell={{ group: null, permission: "device.edit" }} />);
    await screen.findByText("関係する権限が一つもありません。");
    screen.getByText(/組織全体を管理する管理者に依頼してください。$/);
  });

  it("says by which grant it is allowed", async () => {
    explanation = {
      ...DENIED,
      allowed: true,
      grants: [{ index: 2, grant: SALES, permission: true, scope: true }],
      could_grant: [],
    };
    show(<Why admin="b" name="田中" cell={{ group: "sales", permission: "device.view" }} />);
    await screen.findByText("権限 3（営業部）が許可しています。");
    screen.getByText("許可されています");
  });
});

describe("reasons", () => {
  it("name who could grant what is missing, in one question for all names", async () => {
    const { result } = renderHook(() => useReason("device.edit", [{ kind: "organization" }]), { wrapper: Frame });
    await waitFor(() =>
      expect(result.current).toBe(
        "営業部に対する「編集」の権限がありません。山田さん、佐藤さん、鈴木さんほか1人が付与できます。",
      ),
    );
    expect(calls.filter((command) => command === "rows_labels")).toHaveLength(1);
  });

  it("say that another admin's view is only looked at", () => {
    signIn({ viewing_as: { row: { kind: "admin", id: "a1" }, name: "山田" } });
    const { result } = renderHook(() => useReason("device.edit", [{ kind: "organization" }]), { wrapper: Frame });
    expect(result.current).toBe("ほかの管理者の表示で見ているため、いまは変更できません。");
  });
});
