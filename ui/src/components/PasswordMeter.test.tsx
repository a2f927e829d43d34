import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { PasswordRate } from "~/ipc/generated";
import { invoke } from "~/ipc/host";
import { show } from "~/test/frame";
import { fault, SETTINGS } from "~/test/session";
import { PasswordMeter } from "./PasswordMeter";

vi.mock("~/ipc/host", () => ({ invoke: vi.fn(), listen: () => () => {} }));

const rated: PasswordRate[] = [];
let isReady = true;

beforeEach(() => {
  rated.length = 0;
  isReady = true;
  vi.mocked(invoke).mockImplementation(async (command, request) => {
    if (command === "settings_get") {
      if (!isReady) throw fault("not_ready");
      return { ...SETTINGS, password: { ...SETTINGS.password, min_length: 16 } };
    }
    rated.push(request as PasswordRate);
    const { password } = request as PasswordRate;
    return password.length < 16 ? { score: 1, faults: ["too_short", "too_weak"] } : { score: 4, faults: [] };
  });
});

const meter = (password: string, names?: readonly string[]) => (
  <PasswordMeter password={password} {...(names ? { names } : {})} />
);
const rules = () => screen.getAllByRole("listitem").map((item) => item.textContent);

it("rates what was typed last, once, and says which parts of the rule are met", async () => {
  const { rerender } = show(meter("p"));
  rerender(meter("pass"));
  rerender(meter("password"));
  await waitFor(() => expect(screen.getByRole("meter").getAttribute("aria-valuetext")).toBe("弱い"));
  expect(rated).toEqual([{ password: "password", admin: null, names: [] }]);
  expect(rules()).toEqual([
    "16文字以上、128文字以下まだです",
    "アカウント、氏名、企業コード、企業名を含まない満たしています",
    "強さが「強い」以上まだです",
    "直近の5回に使ったものと違う（保存するときに確認します）",
  ]);
  rerender(meter("vexing harbor tulip"));
  await waitFor(() => expect(screen.getByRole("meter").getAttribute("aria-valuenow")).toBe("4"));
  expect(rules()[0]).toBe("16文字以上、128文字以下満たしています");
});

it("asks with the names an admin will have", async () => {
  show(meter("password", ["hanako", "山田"]));
  await waitFor(() => expect(rated[0]?.names).toEqual(["hanako", "山田"]));
});

it("names no numbers where the company's rule is not known yet", async () => {
  isReady = false;
  show(meter(""));
  await screen.findByText("企業の規則で決められた長さ（128文字以下）");
  expect(screen.getByRole("meter").getAttribute("aria-valuetext")).toBe("―");
  expect(rated).toEqual([]);
});

it("shows what only the service knows", async () => {
  show(<PasswordMeter password="vexing harbor tulip" faults={["used_before"]} />);
  await screen.findByText("以前に使ったパスワードです。別のものにしてください。");
});
