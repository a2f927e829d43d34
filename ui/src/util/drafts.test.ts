import { describe, expect, it } from "vitest";
import { forgetDrafts, forgetOldDrafts, keepDraft, readDraft } from "./drafts";

const ME = { company_code: "aoba", admin: "me" };
const text = (kept: unknown) => (typeof kept === "string" ? kept : null);
const found = (owner: typeof ME, form = "f") => readDraft(owner, form, text)?.value ?? null;

describe("a draft", () => {
  it("is found by its owner alone", () => {
    keepDraft(ME, "f", "mine");
    expect(found(ME)).toBe("mine");
    for (const other of [
      { ...ME, admin: "other" },
      { ...ME, company_code: "midori" },
      { company_code: "aoba/me", admin: "" },
    ]) {
      expect(found(other)).toBeNull();
    }
    expect(found(ME, "g")).toBeNull();
  });

  it("is forgotten by itself, with all of its owner's, or once it is old", () => {
    const other = { ...ME, admin: "me2" };
    keepDraft(ME, "f", "one");
    keepDraft(ME, "f", null);
    expect(found(ME)).toBeNull();
    keepDraft(ME, "f", "one");
    keepDraft(ME, "g", "two");
    keepDraft(other, "f", "theirs");
    forgetDrafts(ME);
    expect([found(ME), found(ME, "g"), found(other)]).toEqual([null, null, "theirs"]);

    localStorage.setItem("cloudone.theme", "dark");
    keepDraft(ME, "f", "old", Date.now() - 8 * 86_400_000);
    keepDraft(ME, "g", "young", Date.now() - 6 * 86_400_000);
    forgetOldDrafts();
    expect([found(ME), found(ME, "g"), found(other)]).toEqual([null, "young", "theirs"]);
    expect(localStorage.getItem("cloudone.theme")).toBe("dark");
  });

  it("that makes no sense is none", () => {
    keepDraft(ME, "f", 5);
    expect(found(ME)).toBeNull();
    for (const [key] of Object.entries(localStorage)) localStorage.setItem(key, "{");
    expect(found(ME)).toBeNull();
  });
});
