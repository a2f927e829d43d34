import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { show } from "~/test/frame";
import { ConfirmDialog, Dialog } from "./Dialog";

describe("a dialog that is a form", () => {
  const open = (onSubmit: () => void) =>
    show(
      <Dialog isOpen onClose={() => {}} title="Name" onSubmit={onSubmit} footer={<button type="submit">Save</button>}>
        <input aria-label="name" />
      </Dialog>,
    );

  it("is sent with Enter", async () => {
    const onSubmit = vi.fn();
    open(onSubmit);
    await userEvent.type(screen.getByLabelText("name"), "x{Enter}");
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });

  it("keeps the Enter that confirms a candidate from the form", () => {
    open(() => {});
    const input = screen.getByLabelText("name");
    // What fireEvent answers is whether the browser may go on with the key.
    expect(fireEvent.keyDown(input, { key: "Enter", isComposing: true })).toBe(false);
    expect(fireEvent.keyDown(input, { key: "Enter", keyCode: 229 })).toBe(false);
    expect(fireEvent.keyDown(input, { key: "Enter", keyCode: 13 })).toBe(true);
  });
});

describe("a dialog in which something is under way", () => {
  it("is left neither by its button, nor by Escape, nor by what closes it", async () => {
    const onClose = vi.fn();
    show(
      <ConfirmDialog
        isOpen
        isBusy
        onClose={onClose}
        title="Delete"
        confirmLabel="Now"
        cancelLabel="Leave"
        onConfirm={vi.fn()}
      >
        Text
      </ConfirmDialog>,
    );
    const leave = screen.getByRole("button", { name: "Leave" });
    expect(leave.getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(leave);
    await userEvent.keyboard("{Escape}");
    expect(onClose).not.toHaveBeenCalled();
  });

  it("keeps its x from leaving as well", async () => {
    const onClose = vi.fn();
    const dialog = (isBusy: boolean) => (
      <Dialog isOpen isBusy={isBusy} onClose={onClose} title="Name">
        Text
      </Dialog>
    );
    const shown = show(dialog(true));
    await userEvent.click(screen.getByRole("button"));
    expect(onClose).not.toHaveBeenCalled();
    shown.unmount();
    show(dialog(false));
    await userEvent.click(screen.getByRole("button"));
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
