import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { show } from "~/test/frame";
import { Dialog } from "./Dialog";

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
