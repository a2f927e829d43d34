import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { TextField } from "~/kit/TextField";
import { show } from "~/test/frame";
import { SIGNED_IN, signIn } from "~/test/session";
import { FormDialog } from "./FormDialog";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const onSubmit = vi.fn();

function Form() {
  const [name, setName] = useState("");
  return (
    <FormDialog
      title="作成"
      help="policies-create"
      submitLabel="作成"
      onSubmit={onSubmit}
      onClose={() => {}}
      busy={false}
      failure={null}
      blocked={name === "" ? "名前を入力してください" : null}
    >
      <TextField label="名前" value={name} onChange={setName} autoFocus />
    </FormDialog>
  );
}

beforeEach(() => {
  onSubmit.mockReset();
  signIn();
  show(<Form />);
});

it("keeps its fields while it becomes possible and impossible to send it", () => {
  const field = screen.getByRole("textbox", { name: "名前" });
  field.focus();
  fireEvent.change(field, { target: { value: "え" } });
  expect(screen.getByRole("textbox", { name: "名前" })).toBe(field);
  expect(document.activeElement).toBe(field);
  act(() => signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } }));
  expect(screen.getByRole("textbox", { name: "名前" })).toBe(field);
  fireEvent.change(field, { target: { value: "" } });
  expect(document.activeElement).toBe(field);
});

it("is sent by Enter only while nothing speaks against it", () => {
  const form = screen.getByRole("textbox", { name: "名前" }).closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  expect(onSubmit).not.toHaveBeenCalled();
  fireEvent.change(screen.getByRole("textbox", { name: "名前" }), { target: { value: "営業" } });
  fireEvent.submit(form);
  expect(onSubmit).toHaveBeenCalledTimes(1);
});
