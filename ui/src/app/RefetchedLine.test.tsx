import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { SIGNED_IN } from "~/test/session";
import { RefetchedLine } from "./RefetchedLine";

const SYNC = SIGNED_IN.sync;

describe("the line about data that could not be used", () => {
  it("is not there while all is well", () => {
    render(<RefetchedLine sync={SYNC} />);
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("says what will be done while there is no connection, and what was done afterwards", () => {
    const { rerender } = render(<RefetchedLine sync={{ ...SYNC, unreadable: "damaged", synced_at: null }} />);
    expect(screen.getByRole("status").textContent).toContain("自動で取り直します");
    expect(screen.queryByRole("button")).toBeNull();
    rerender(<RefetchedLine sync={{ ...SYNC, unreadable: "damaged" }} />);
    expect(screen.getByRole("status").textContent).toContain("壊れていたため、サービスから取り直しました");
    fireEvent.click(screen.getByRole("button", { name: "閉じる" }));
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("has words of its own for another version of the console", () => {
    render(<RefetchedLine sync={{ ...SYNC, unreadable: "outdated" }} />);
    expect(screen.getByRole("status").textContent).toContain("バージョンが変わった");
  });
});
