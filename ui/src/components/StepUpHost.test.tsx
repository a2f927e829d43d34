import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { call } from "~/ipc/client";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { Dialog } from "~/kit/Dialog";
import { show } from "~/test/frame";
import { fault, SIGNED_IN, SIGNED_OUT, signIn } from "~/test/session";
import { StepUpHost } from "./StepUpHost";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const calls: string[] = [];
const onCloseBelow = vi.fn();
let isProven = false;

beforeEach(() => {
  calls.length = 0;
  isProven = false;
  onCloseBelow.mockReset();
  signIn();
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    calls.push(command);
    if (command === "session_step_up") {
      if ((request as { password: string }).password !== "right") throw fault("password_wrong");
      isProven = true;
      return SIGNED_IN;
    }
    if (!isProven) throw fault("step_up_required");
    return { codes: [command] };
  });
  show(
    <>
      <Dialog isOpen onClose={onCloseBelow} title="下のダイアログ">
        <input aria-label="下" />
      </Dialog>
      <StepUpHost />
    </>,
  );
});

const user = userEvent.setup();
const QUESTION = "続けるにはパスワードを入力してください";
const question = () => screen.findByRole("dialog", { name: QUESTION });

describe("the password asked for again", () => {
  it("is one question for several calls, each repeated once", async () => {
    const both = Promise.all([call("session_recovery_codes_new", {}), call("session_factor_confirm", { otp: "1" })]);
    await question();
    expect(screen.getAllByText(QUESTION)).toHaveLength(1);
    const field = screen.getByLabelText("パスワード");
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.type(field, "wrong{Enter}");
    await screen.findByText("パスワードが違います。入力し直してください。");
    await user.type(field, "right{Enter}");
    expect(await both).toEqual([{ codes: ["session_recovery_codes_new"] }, { codes: ["session_factor_confirm"] }]);
    await waitFor(() => expect(screen.queryByText(QUESTION)).toBeNull());
    expect(calls.filter((one) => one === "session_recovery_codes_new")).toHaveLength(2);
    expect(calls.filter((one) => one === "session_factor_confirm")).toHaveLength(2);
  });

  it("leaves the first failure to the caller when it is cancelled, and the dialog below open", async () => {
    const asked = call("session_recovery_codes_new", {});
    const outcome = asked.catch((thrown: unknown) => thrown);
    await question();
    await user.keyboard("{Escape}");
    expect(await outcome).toMatchObject({ body: { code: "step_up_required" } });
    expect(onCloseBelow).not.toHaveBeenCalled();
    expect(calls).toEqual(["session_recovery_codes_new"]);
  });

  it("ends with the session", async () => {
    const outcome = call("session_recovery_codes_new", {}).catch((thrown: unknown) => thrown);
    await question();
    setAppState(SIGNED_OUT);
    expect(await outcome).toMatchObject({ body: { code: "step_up_required" } });
    await waitFor(() => expect(screen.queryByText(QUESTION)).toBeNull());
  });
});
