import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { show } from "~/test/frame";
import { Button } from "./Button";
import { Menu } from "./Menu";

it("tells which entry is chosen, and which is nothing to choose", async () => {
  const onAction = vi.fn();
  const entries = [
    { id: "ja", label: "Japanese", isChosen: true, onAction },
    { id: "en", label: "English", isChosen: false, onAction },
    { id: "out", label: "Sign out", onAction },
    { id: "no", label: "Not now", disabledReason: "Offline", isChosen: false, onAction },
  ];
  show(<Menu label="Account" trigger={<Button>Open</Button>} groups={[{ id: "all", entries }]} />);
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  expect(screen.getByRole("menuitemcheckbox", { name: "Japanese", checked: true })).toBeDefined();
  expect(screen.getByRole("menuitemcheckbox", { name: "English", checked: false })).toBeDefined();
  expect(screen.getByRole("menuitem", { name: "Sign out" })).toBeDefined();
  const disabled = screen.getByRole("menuitemcheckbox", { name: "Not now" });
  expect(disabled.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(disabled);
  expect(onAction).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "English" }));
  expect(onAction).toHaveBeenCalledOnce();
});
