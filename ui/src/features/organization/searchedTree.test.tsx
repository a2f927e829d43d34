import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { toasts } from "~/kit/toasts";
import { rowsOf } from "~/test/organization";
import { asked, host } from "~/test/organizationHost";
import { answer, becomes, openOrganization } from "~/test/organizationScreen";
import { fault, SESSION, signIn } from "~/test/session";
import { OrganizationScreen } from "./OrganizationScreen";

vi.mock("~/ipc/host", async () => (await import("~/test/organizationHost")).hostModule);

const open = () => openOrganization(OrganizationScreen);

let sessions = 0;

beforeEach(() => {
  host.invoke.mockClear();
  host.invoke.mockImplementation((command, request) => answer(command, request as never));
  toasts.set([]);
  // A session of its own: within one, the tree is found again as it was left.
  sessions += 1;
  signIn({ session: { ...SESSION, id: `s${sessions}` } });
});

it("goes to the group above in what was searched, where everything stays open", async () => {
  const { tree, user } = await open();
  host.invoke.mockImplementation((command, request) => {
    const isSearched = (request as { readonly query?: string }).query === "課";
    return command === "org_rows" && isSearched
      ? { revision: 1, total: 6, from: 0, expanded: [], rows: rowsOf({ expanded: ["sales"] }) }
      : answer(command, request as never);
  });
  await user.type(screen.getByRole("searchbox", { name: /グループ/ }), "課");
  await user.click(await screen.findByRole("treeitem", { name: /東日本課/ }));
  tree.focus();
  await user.keyboard("{ArrowLeft}");
  await becomes("営業部");
  await user.keyboard("{ArrowLeft}");
  await becomes("青葉精機");
  expect(screen.getByRole("treeitem", { name: /東日本課/ })).toBeTruthy();
});

it("shows what was found in its place once the search is over", async () => {
  const { tree, user } = await open();
  host.invoke.mockImplementation((command, request) => {
    const { query } = request as { readonly query?: string };
    if (command === "org_rows" && query === "東") {
      const rows = rowsOf({ expanded: ["sales"] }).filter(({ name }) => name === "東日本課");
      return { revision: 1, total: 1, from: 0, expanded: [], rows };
    }
    return command === "org_locate" ? { groups: [], index: 2, expanded: ["sales"] } : answer(command, request as never);
  });
  expect(within(tree).queryByRole("treeitem", { name: /東日本課/ })).toBeNull();
  const field = screen.getByRole("searchbox", { name: /グループ/ });
  await user.type(field, "東");
  await user.click(await screen.findByRole("treeitem", { name: /東日本課/ }));
  const scrolled = vi.spyOn(Element.prototype, "scrollTo");
  await user.click(field);
  await user.keyboard("{Escape}");
  await screen.findByRole("treeitem", { name: /開発部/ });
  await becomes("東日本課");
  await waitFor(() => expect(scrolled).toHaveBeenCalled());
  scrolled.mockRestore();
});

it("says nothing when what was found is gone once the search is over", async () => {
  const { user } = await open();
  const field = screen.getByRole("searchbox", { name: /グループ/ });
  await user.type(field, "開");
  await user.click(await screen.findByRole("treeitem", { name: /開発部/ }));
  host.invoke.mockImplementation((command, request) =>
    command === "org_locate" ? Promise.reject(fault("not_found")) : answer(command, request as never),
  );
  await user.click(field);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(asked("org_locate")).not.toEqual([]));
  await becomes("開発部");
  expect(toasts.get()).toEqual([]);
});
