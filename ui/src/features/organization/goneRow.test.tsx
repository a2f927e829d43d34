import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { GROUPS } from "~/test/organization";
import { host } from "~/test/organizationHost";
import { answer, becomes, openOrganization } from "~/test/organizationScreen";
import { fault, SESSION, SIGNED_IN, signIn } from "~/test/session";
import { OrganizationScreen } from "./OrganizationScreen";

vi.mock("~/ipc/host", async () => (await import("~/test/organizationHost")).hostModule);

const label = (id: string) => ({
  row: { kind: "group", id },
  name: GROUPS.find((group) => group.id === id)?.name ?? "",
});

let queries: QueryClient;

function Watched() {
  queries = useQueryClient();
  return <OrganizationScreen />;
}

let session = SESSION;

beforeEach(() => {
  // A session of its own: within one, the tree is found again as it was left.
  session = { ...SESSION, id: `${session.id}+` };
  signIn({ session });
});

/** Opens 東日本課, and has it vanish, as when its adding is undone. */
async function openAndLose(path: readonly unknown[], code: "not_found" | "internal" = "not_found") {
  let isGone = false;
  host.invoke.mockImplementation((command, request) => {
    const { id } = request as { readonly id?: string };
    if (command !== "groups_get" || id !== "east") return answer(command, request as never);
    return isGone ? Promise.reject(fault(code)) : { ...(answer(command, request as never) as object), path };
  });
  const { user } = await openOrganization(Watched);
  await user.keyboard("{ArrowDown}");
  await becomes("営業部");
  await user.keyboard("{ArrowRight}");
  await screen.findByRole("treeitem", { name: /東日本課/ });
  await user.keyboard("{ArrowRight}");
  await becomes("東日本課");
  await screen.findByRole("heading", { name: "東日本課" });
  isGone = true;
  await act(() => queries.invalidateQueries());
  return user;
}

it("leads from a group that is gone to where it lay, and calls it no fault", async () => {
  const user = await openAndLose([label("sales"), label("east")]);
  await screen.findByText("ここにはもうありません");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.queryByRole("button", { name: "ユーザーを追加" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "「営業部」を表示" }));
  await becomes("営業部");
  await waitFor(() => expect(screen.queryByText("ここにはもうありません")).toBeNull());
});

it("leads to the organization where nothing is above, but only those who may see it", async () => {
  await openAndLose([label("east")]);
  await screen.findByRole("button", { name: "「青葉精機」を表示" });
  act(() => signIn({ session, sync: { ...SIGNED_IN.sync, whole: false } }));
  expect(screen.getByText("ここにはもうありません")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /を表示$/ })).toBeNull();
});

it("tells any other failure as one", async () => {
  await openAndLose([label("sales"), label("east")], "internal");
  await screen.findByRole("alert");
  expect(screen.queryByText("ここにはもうありません")).toBeNull();
});
