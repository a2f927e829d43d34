import { describe, expect, it } from "vitest";
import { SETTINGS } from "~/test/session";
import { readForm } from "./draft";

describe("a draft of the settings", () => {
  it("changes nothing while it says what holds", () => {
    expect(readForm(SETTINGS, {}).change).toBeNull();
    expect(readForm(SETTINGS, { min_length: " １２ ", expire_days: "", admin_labels_0: " " })).toMatchObject({
      change: null,
      changed: new Set(),
    });
  });

  it("sends only the parts in which something differs", () => {
    expect(readForm(SETTINGS, { min_length: "１６" }).change).toEqual({
      type: "settings_edit",
      password: { min_length: 16, min_score: 3, history: 5, expire_days: null },
    });
    expect(readForm(SETTINGS, { expire_days: "90" }).change).toMatchObject({ password: { expire_days: 90 } });
    expect(readForm(SETTINGS, { mfa: "all", admin_labels_1: " 内線 " }).change).toEqual({
      type: "settings_edit",
      mfa: "all",
      admin_labels: ["", "内線", "", "", ""],
    });
    expect(readForm(SETTINGS, { user_labels_0: "勤務地", device_labels_4: " リース満了" }).change).toEqual({
      type: "settings_edit",
      user_labels: ["勤務地", "", "", "", ""],
      device_labels: ["", "", "", "", "リース満了"],
    });
    expect(readForm(SETTINGS, { absolute_minutes: "1,440" }).change).toEqual({
      type: "settings_edit",
      session: { absolute_minutes: 1440, idle_minutes: 30, lock_minutes: 15 },
    });
  });

  it("lays its edits over what others save meanwhile", () => {
    const theirs = { ...SETTINGS, password: { ...SETTINGS.password, history: 10 } };
    expect(readForm(theirs, { min_length: "16" }).change).toMatchObject({
      password: { min_length: 16, history: 10 },
    });
  });

  it("makes no change of what is wrong, and says what is", () => {
    const faults = (edits: Parameters<typeof readForm>[1]) => {
      const { faults, change } = readForm(SETTINGS, edits);
      expect(change).toBeNull();
      return faults;
    };
    expect(faults({ min_length: "7" })).toEqual({ min_length: "bounds" });
    expect(faults({ history: "" })).toEqual({ history: "number" });
    expect(faults({ expire_days: "never" })).toEqual({ expire_days: "number" });
    expect(faults({ absolute_minutes: "43201" })).toEqual({ absolute_minutes: "bounds" });
    expect(faults({ idle_minutes: "10" })).toEqual({ lock_minutes: "lockBeyondIdle" });
  });
});
