import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionSignIn } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { setAppState } from "~/ipc/state";
import { show } from "~/test/frame";
import { fault, SIGNED_IN, SIGNED_OUT } from "~/test/session";
import { SignIn } from "./SignIn";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const sent: SessionSignIn[] = [];
/** Whether the password is another one by now. */
let isChanged = false;

beforeEach(() => {
  sent.length = 0;
  isChanged = false;
  setAppState(SIGNED_OUT);
  vi.mocked(invoke).mockImplementation(async (_, request) => {
    const asked = request as SessionSignIn;
    sent.push(asked);
    if (asked.password === "throttled") throw fault("too_many_attempts", { retry_after: 3 });
    if (asked.password !== "right" || isChanged) throw fault("sign_in_failed");
    if (!asked.otp) throw fault("otp_required");
    if (asked.otp !== "123456" && asked.otp !== "ab12-cd34") throw fault("otp_wrong");
    return SIGNED_IN;
  });
  show(<SignIn state={SIGNED_OUT} />);
});
afterEach(() => vi.useRealTimers());

const user = userEvent.setup();
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

async function toCode() {
  await user.type(field("企業コード"), "aoba");
  await user.type(field("アカウント"), "sato");
  await user.type(field("パスワード"), "right{Enter}");
  await screen.findByLabelText("確認コード");
}

describe("the second factor", () => {
  it("is asked for once the password is right, and sent as soon as six digits are there", async () => {
    await toCode();
    expect(document.activeElement).toBe(field("確認コード"));
    await user.paste("１２３ 456");
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({
      company_code: "aoba",
      account: "sato",
      password: "right",
      otp: "123456",
      stay_signed_in: false,
    });
  });

  it("says at its field that it is wrong and loses nothing else", async () => {
    await toCode();
    await user.type(field("確認コード"), "111111");
    await screen.findByText(/確認コードが違うか、すでに使われています/);
    expect(field("確認コード").value).toBe("111111");
    expect(field("確認コード").getAttribute("aria-invalid")).toBe("true");
    expect(screen.queryByRole("alert")).toBeNull();
    await user.click(screen.getByRole("button", { name: "戻る" }));
    expect([field("企業コード").value, field("アカウント").value, field("パスワード").value]).toEqual([
      "aoba",
      "sato",
      "right",
    ]);
    await waitFor(() => expect(document.activeElement).toBe(field("パスワード")));
  });

  it("gives the focus to the password where that is no longer right once the code is there", async () => {
    await toCode();
    isChanged = true;
    await user.type(field("確認コード"), "123456");
    await waitFor(() => expect(screen.queryByLabelText("パスワード")).not.toBeNull());
    expect(document.activeElement).toBe(field("パスワード"));
    expect(field("企業コード").value).toBe("aoba");
  });

  it("takes a recovery code in the same field", async () => {
    await toCode();
    await user.click(screen.getByRole("button", { name: "リカバリーコードを使う" }));
    await user.type(field("リカバリーコード"), "123 456");
    expect(sent).toHaveLength(1);
    await user.clear(field("リカバリーコード"));
    await user.type(field("リカバリーコード"), " ab12-cd34 {Enter}");
    await waitFor(() => expect(sent[1]?.otp).toBe("ab12-cd34"));
  });
});

it("counts down a throttle and gives the button back by itself", async () => {
  vi.useFakeTimers();
  fireEvent.change(field("企業コード"), { target: { value: "aoba" } });
  fireEvent.change(field("アカウント"), { target: { value: "sato" } });
  fireEvent.change(field("パスワード"), { target: { value: "throttled" } });
  const button = screen.getByRole("button", { name: "サインイン" });
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  fireEvent.click(button);
  await pass(50);
  expect(screen.getByText(/あと3秒待ってから/)).toBeDefined();
  expect(button.getAttribute("aria-disabled")).toBe("true");
  await pass(1_200);
  expect(screen.getByText(/あと2秒待ってから/)).toBeDefined();
  fireEvent.submit(button.closest("form") ?? button);
  expect(sent).toHaveLength(1);
  await pass(2_000);
  expect(screen.queryByText(/待ってから/)).toBeNull();
  expect(screen.getByRole("button", { name: "サインイン" }).getAttribute("aria-disabled")).toBeNull();
});
