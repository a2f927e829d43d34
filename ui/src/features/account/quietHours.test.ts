import { describe, expect, it } from "vitest";
import { parseTime, readHours, timeText } from "./quietHours";

describe("a time of day", () => {
  it.each([
    ["22:00", 1320],
    ["7:05", 425],
    ["07:05", 425],
    ["0:00", 0],
    ["23:59", 1439],
    [" ２２：３０ ", 1350],
  ])("is read from %j", (text, minutes) => {
    expect(parseTime(text)).toBe(minutes);
  });

  it.each(["", "24:00", "7", "7:5", "12:60", "2200", "22:00:00", "午後10時", "-1:00"])("is none in %j", (text) => {
    expect(parseTime(text)).toBeNull();
  });

  it("is written as it is read", () => {
    for (const minutes of [0, 425, 720, 1439]) expect(parseTime(timeText(minutes))).toBe(minutes);
  });
});

describe("quiet hours", () => {
  it.each([
    ["22:00", "7:00", {}, { from: 1320, until: 420 }],
    ["12:00", "13:00", {}, { from: 720, until: 780 }],
    ["x", "7:00", { from: "bad" }, null],
    ["", "", { from: "bad", until: "bad" }, null],
    ["22:00", "25:00", { until: "bad" }, null],
    ["22:00", "22:00", { until: "same" }, null],
  ])("from %j until %j", (from, until, faults, hours) => {
    expect(readHours({ from, until })).toEqual({ faults, hours });
  });
});
