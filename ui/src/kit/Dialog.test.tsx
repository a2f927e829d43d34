import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Dialog } from "./Dialog";
import { type KitTexts, KitTextsProvider } from "./texts";

const TEXTS: KitTexts = {
  showPassword: "Show",
  hidePassword: "Hide",
  clearSearch: "Clear",
  dismiss: "Dismiss",
  close: "Close",
  loading: "Loading",
  notifications: "Notifications",
  optional: "optional",
};

describe("a dialog that is a form", () => {
  const show = (onSubmit: () => void) =>
    render(
      <KitTextsProvider value={TEXTS}>
        <Dialog isOpen onClose={() => {}} title="Name" onSubmit={onSubmit} footer={<button type="submit">Save</button>}>
          <input aria-label="name" />
        </Dialog>
      </KitTextsProvider>,
    );

  it("is sent with Enter", async () => {
    const onSubmit = vi.fn();
    show(onSubmit);
    await userEvent.type(screen.getByLabelText("name"), "x{Enter}");
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });

  it("keeps the Enter that confirms a candidate from the form", () => {
    show(() => {});
    const input = screen.getByLabelText("name");
    // What fireEvent answers is whether the browser may go on with the key.
    expect(fireEvent.keyDown(input, { key: "Enter", isComposing: true })).toBe(false);
    expect(fireEvent.keyDown(input, { key: "Enter", keyCode: 229 })).toBe(false);
    expect(fireEvent.keyDown(input, { key: "Enter", keyCode: 13 })).toBe(true);
  });
});
