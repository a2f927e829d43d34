import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, it } from "vitest";
import type { Column } from "~/kit/WindowTableParts";
import { show } from "~/test/frame";
import { SESSION, signIn } from "~/test/session";
import { ViewsMenu } from "./ViewsMenu";
import { arranged, readMemory, useListMemory } from "./views";

const COLUMNS = [
  { id: "name", title: "名前" },
  { id: "os", title: "OS" },
  { id: "serial", title: "シリアル" },
  { id: "free1", title: "設置場所", isExtra: true },
];

let sessions = 0;

beforeEach(() => {
  localStorage.clear();
  sessions += 1;
  signIn({ session: { ...SESSION, account: `admin${sessions}` } });
});

function List() {
  const [filter, setFilter] = useState("state.lost");
  const [memory, remember] = useListMemory("devices");
  const columns = COLUMNS.map((one): Column<string, "name"> => ({ ...one, min: 1, cell: () => null }));
  const look = { ...memory.look, sorting: { by: "os" as const, descending: true } };
  return (
    <>
      <ViewsMenu list="devices" columns={COLUMNS} filter={filter} onFilter={setFilter} />
      <button type="button" onClick={() => remember({ ...memory, look })}>
        sort
      </button>
      <button type="button" onClick={() => setFilter("")}>
        clear
      </button>
      <output>
        {[filter, memory.look.sorting.by, ...arranged(columns, memory.look.columns).map((one) => one.id)].join(" ")}
      </output>
    </>
  );
}

const kept = () => screen.getByText(/name/, { selector: "output" }).textContent;

async function choose(user: ReturnType<typeof userEvent.setup>, name: RegExp | string) {
  await user.click(screen.getByRole("button", { name: "表示" }));
  await user.click(await within(await screen.findByRole("menu")).findByText(name));
}

it("keeps filters, order and columns under a name, and shows them again", async () => {
  const user = userEvent.setup();
  show(<List />);
  await user.click(screen.getByText("sort"));
  await choose(user, /この表示を保存/);
  await user.type(screen.getByRole("textbox", { name: "表示の名前" }), "紛失したもの");
  await user.click(screen.getByRole("button", { name: "保存" }));
  await user.click(screen.getByText("clear"));
  expect(kept()).toBe(" os name os serial");
  await choose(user, "紛失したもの");
  expect(kept()).toBe("state.lost os name os serial");
  const stored = readMemory(JSON.parse(localStorage.getItem(localStorage.key(0) ?? "") ?? ""));
  expect(stored.views).toEqual([
    { name: "紛失したもの", filter: "state.lost", sorting: { by: "os", descending: true }, columns: null },
  ]);
});

it("renames views, deletes them, and opens the list with one", async () => {
  const user = userEvent.setup();
  show(<List />);
  for (const name of ["一つ目", "二つ目"]) {
    await choose(user, /この表示を保存/);
    await user.type(screen.getByRole("textbox", { name: "表示の名前" }), name);
    await user.click(screen.getByRole("button", { name: "保存" }));
  }
  await choose(user, /整理/);
  const [first] = screen.getAllByRole("textbox", { name: "表示の名前" });
  if (!first) throw new Error("no field");
  await user.clear(first);
  await user.type(first, "二つ目");
  await user.click(screen.getByRole("button", { name: "保存" }));
  expect(screen.getAllByText("同じ名前の表示があります。").length).toBeGreaterThan(0);
  await user.type(first, "ではない");
  await user.click(screen.getByRole("button", { name: "「二つ目ではない」を、開いたときの表示にする" }));
  await user.click(screen.getByRole("button", { name: "「二つ目」を削除" }));
  await user.click(screen.getByRole("button", { name: "保存" }));
  const stored = readMemory(JSON.parse(localStorage.getItem(localStorage.key(0) ?? "") ?? ""));
  expect([stored.views.map((one) => one.name), stored.first]).toEqual([["二つ目ではない"], "二つ目ではない"]);
});

it("shows chosen columns in the chosen order, the name always first", async () => {
  const user = userEvent.setup();
  show(<List />);
  await choose(user, /列を選ぶ/);
  const dialog = screen.getByRole("dialog");
  await user.click(within(dialog).getByRole("checkbox", { name: "設置場所" }));
  await user.click(within(dialog).getByRole("checkbox", { name: "OS" }));
  await user.click(within(dialog).getByRole("button", { name: "「設置場所」を前へ" }));
  await user.click(within(dialog).getByRole("button", { name: "保存" }));
  expect(kept()).toBe("state.lost name name free1 serial");
});

it("trusts nothing that it finds", () => {
  const plain = readMemory(null);
  expect(
    readMemory({ look: { sorting: { by: "constructor" }, columns: "os" }, views: [1, { name: 3 }], first: 5 }),
  ).toEqual(plain);
  expect(readMemory("x")).toEqual(plain);
});
