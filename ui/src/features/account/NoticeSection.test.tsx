import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { NoticePreferences } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { closeToasts, toasts } from "~/kit/toasts";
import { show } from "~/test/frame";
import { fault, SIGNED_IN, signIn } from "~/test/session";
import { NoticeSection } from "./NoticeSection";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const NIGHT = { from: 1320, until: 420 };
let kept: NoticePreferences;
let isFailing = false;
const set: NoticePreferences[] = [];

beforeEach(() => {
  kept = { desktop: true, quiet: NIGHT, language: "en" };
  isFailing = false;
  set.length = 0;
  closeToasts();
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "notices_preferences_set") {
      if (isFailing) throw fault("disk_failed");
      kept = request as NoticePreferences;
      set.push(kept);
    }
    return kept;
  });
  // Kept by this computer: no connection is needed.
  signIn({ sync: { ...SIGNED_IN.sync, status: "offline" } });
});

const user = userEvent.setup();
const toggle = (name: string) => screen.findByRole("switch", { name });
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);
const retype = async (name: string, text: string) => {
  await user.clear(await field(name));
  await user.type(await field(name), text);
};
const save = () => screen.getByRole("button", { name: "保存" });
const notes = async (name: string) =>
  ((await field(name)).getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent)
    .join(" ");

it("switches notifications at once, in the window's language", async () => {
  show(<NoticeSection />);
  await user.click(await toggle("おしらせを通知する"));
  await waitFor(() => expect(set).toEqual([{ desktop: false, quiet: NIGHT, language: "ja" }]));
  expect((await field("開始時刻")).disabled).toBe(true);
  expect(screen.getByText("通知がオフのため、変更できません。")).toBeDefined();
});

it("begins quiet hours with the usual night, and ends them", async () => {
  kept = { ...kept, quiet: null };
  show(<NoticeSection />);
  const quiet = await toggle("通知しない時間帯を決める");
  expect(screen.queryByLabelText("開始時刻")).toBeNull();
  await user.click(quiet);
  expect((await field("開始時刻")).value).toBe("22:00");
  expect((await field("終了時刻")).value).toBe("7:00");
  expect(screen.getByText("翌日の7:00まで通知しません。")).toBeDefined();
  await user.click(quiet);
  await waitFor(() => expect(set.at(-1)?.quiet).toBeNull());
  expect(screen.queryByLabelText("開始時刻")).toBeNull();
});

it("saves quiet hours with Enter, unless it belongs to the input method", async () => {
  show(<NoticeSection />);
  await retype("開始時刻", "２３：３０");
  expect(screen.getByText("翌日の7:00まで通知しません。")).toBeDefined();
  // What is not prevented would submit the form.
  expect(fireEvent.keyDown(await field("開始時刻"), { key: "Enter", keyCode: 229 })).toBe(false);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(set).toEqual([{ desktop: true, quiet: { from: 1410, until: 420 }, language: "ja" }]));
  expect(toasts.get()[0]?.text).toBe("通知の設定を保存しました");
  await waitFor(() => expect(save().getAttribute("aria-disabled")).toBe("true"));
});

it("says at the field what is wrong, saves nothing, and leads there", async () => {
  show(<NoticeSection />);
  await retype("開始時刻", "25:00");
  expect(await notes("開始時刻")).not.toContain("入力してください");
  await user.tab();
  await waitFor(async () => expect(await notes("開始時刻")).toContain("0:00～23:59の時刻を"));
  await user.click(save());
  expect(document.activeElement).toBe(await field("開始時刻"));
  await retype("開始時刻", "7:00");
  await waitFor(async () => expect(await notes("終了時刻")).toContain("開始時刻とは別の時刻を"));
  await user.click(save());
  expect(document.activeElement).toBe(await field("終了時刻"));
  expect(set).toEqual([]);
  await retype("終了時刻", "8:00");
  await user.click(save());
  await waitFor(() => expect(set.at(-1)?.quiet).toEqual({ from: 420, until: 480 }));
  // Saved: what is typed next is not wrong before its field is left again.
  await retype("開始時刻", "6:0");
  expect((await field("開始時刻")).getAttribute("aria-invalid")).toBeNull();
});

it("keeps what was typed and says why it could not be saved", async () => {
  show(<NoticeSection />);
  isFailing = true;
  await retype("終了時刻", "6:00");
  await user.click(save());
  await screen.findByRole("alert");
  expect((await field("終了時刻")).value).toBe("6:00");
  isFailing = false;
  await waitFor(() => expect(save().getAttribute("aria-disabled")).toBeNull());
  await user.click(save());
  await waitFor(() => expect(kept.quiet).toEqual({ from: 1320, until: 360 }));
});
