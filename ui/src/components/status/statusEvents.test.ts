import { describe, expect, it } from "vitest";
import type { StatusEvent, StatusLevel } from "~/ipc/generated";
import { at, event, INCIDENT, NOW, part, statusDocument, statusState } from "~/test/status";
import { componentsNow, isOverdue, outage, overall, sortEvents, stageOf, staleSince } from "./statusEvents";

describe("where in its life an event is", () => {
  it.each<[string, Partial<StatusEvent>, string, boolean]>([
    ["within its time", {}, "going_on", false],
    ["beginning this moment", { starts_at: at(5) }, "going_on", false],
    ["a minute before it begins", { starts_at: at(5, 1) }, "coming", false],
    ["past its planned end, and nobody says that it is over", { ends_at: at(4, 59) }, "going_on", true],
    ["at its planned end", { ends_at: at(5) }, "going_on", true],
    ["without an end", { ends_at: null }, "going_on", false],
    ["over early", { ended_at: at(4) }, "over", false],
    ["called off beforehand", { starts_at: at(8), ends_at: at(9), ended_at: at(4) }, "over", false],
    ["said to be over later", { ended_at: at(5, 30) }, "going_on", false],
    ["maintenance without a time", { starts_at: null, ends_at: null }, "coming", false],
    ["an incident without a beginning", { kind: "incident", starts_at: null, ends_at: null }, "going_on", false],
  ])("%s", (_, over, stage, overdue) => {
    expect([stageOf(event(over), NOW), isOverdue(event(over), NOW)]).toEqual([stage, overdue]);
  });
});

it("puts what goes on, what comes and what was in the order in which they matter", () => {
  const events = [
    event({ id: "later", starts_at: at(3, 0, 31), ends_at: null }),
    event({ id: "unset", starts_at: null, ends_at: null }),
    event({ id: "next", starts_at: at(8) }),
    event({ id: "began first", starts_at: at(1) }),
    event({ id: "began last", starts_at: at(4) }),
    event({ id: "yesterday late", starts_at: at(22, 0, 29), ended_at: at(2) }),
    event({ id: "yesterday early", starts_at: at(2, 0, 29), ended_at: at(3, 0, 29) }),
    event({ id: "today", starts_at: at(1), ended_at: at(2) }),
    event({ id: "called off", starts_at: at(9, 0, 31), ends_at: at(10, 0, 31), ended_at: at(3, 0, 28) }),
    event({ id: "too old", starts_at: at(4, 0, -60), ended_at: at(4, 59, -60) }),
  ];
  const { goingOn, coming, history } = sortEvents(statusDocument({ events }), NOW);
  expect(goingOn.map(({ id }) => id)).toEqual(["began last", "began first"]);
  expect(coming.map(({ id }) => id)).toEqual(["next", "later", "unset"]);
  expect(history.map(({ day, events: [...found] }) => [day, ...found.map(({ id }) => id)])).toEqual([
    ["2026-11-30", "today"],
    ["2026-11-29", "yesterday late", "yesterday early"],
    ["2026-11-28", "called off"],
  ]);
});

it("shows a part that maintenance touches as under maintenance, unless the operator says worse of it", () => {
  const affects = [part("api", "コンソール"), part("sync", "同期")];
  const later = event({ id: "later", starts_at: at(4), affects });
  const events = [event({ affects }), later, event({ starts_at: at(8), affects: [part("rest", "残り")] })];
  const components = [
    { component: part("api", "コンソール"), level: "operational" as const, since: at(1) },
    { component: part("sync", "同期"), level: "outage" as const, since: at(2) },
    { component: part("rest", "残り"), level: "operational" as const, since: at(1) },
  ];
  const shown = componentsNow(statusDocument({ components, events }), NOW);
  expect(shown.map(({ level, since }) => [level, since])).toEqual([
    ["maintenance", at(3)],
    ["outage", at(2)],
    ["operational", at(1)],
  ]);
});

describe("the whole", () => {
  const levels = (...all: StatusLevel[]) =>
    statusDocument({
      components: all.map((level, n) => ({ component: part(`p${n}`, `部分${n}`), level, since: at(1) })),
    });

  it.each<[string, StatusLevel[], StatusEvent[], ReturnType<typeof overall>]>([
    ["all is well", ["operational"], [], { kind: "operational" }],
    ["nothing is said", [], [], { kind: "nothing" }],
    ["what is over no longer counts", ["operational"], [event({ ended_at: at(4) })], { kind: "operational" }],
    ["what comes does not count yet", ["operational"], [event({ starts_at: at(8) })], { kind: "operational" }],
    ["a part is slow", ["operational", "degraded"], [], { kind: "degraded" }],
    ["a level that is not known", ["operational", "unknown"], [], { kind: "unclear" }],
    ["a part is down", ["degraded", "outage"], [], { kind: "outage" }],
    ["an incident beats maintenance", ["operational"], [event(), INCIDENT], { kind: "outage" }],
    ["maintenance", ["degraded"], [event()], { kind: "maintenance", ends: at(6), isOverdue: false }],
    [
      "the maintenance that ends last",
      ["operational"],
      [event(), event({ id: "e2", ends_at: at(7) })],
      { kind: "maintenance", ends: at(7), isOverdue: false },
    ],
    [
      "one without an end is the last of all",
      ["operational"],
      [event({ ends_at: null }), event({ id: "e2", ends_at: at(7) })],
      { kind: "maintenance", ends: null, isOverdue: false },
    ],
    ["past its end", [], [event({ ends_at: at(4) })], { kind: "maintenance", ends: at(4), isOverdue: true }],
    ["a part under maintenance", ["maintenance"], [], { kind: "maintenance", ends: null, isOverdue: false }],
  ])("%s", (_, all, events, expected) => {
    expect(overall({ ...levels(...all), events }, NOW)).toEqual(expected);
  });
});

describe("why it cannot be reached", () => {
  const overdue = event({ ends_at: at(4) });
  it.each<[string, StatusEvent[], unknown]>([
    ["nobody says", [], null],
    ["what is over or to come explains nothing", [event({ ended_at: at(4) }), event({ starts_at: at(6) })], null],
    ["information explains nothing", [event({ kind: "information" }), event({ kind: "unknown" })], null],
    ["maintenance", [event()], { kind: "maintenance", event: event(), isOverdue: false }],
    ["maintenance past its end", [overdue], { kind: "maintenance", event: overdue, isOverdue: true }],
    ["an incident", [INCIDENT], { kind: "incident", event: INCIDENT }],
    [
      "maintenance within its time rather than an incident",
      [INCIDENT, event()],
      { kind: "maintenance", event: event(), isOverdue: false },
    ],
    ["an incident rather than maintenance past its end", [overdue, INCIDENT], { kind: "incident", event: INCIDENT }],
  ])("%s", (_, events, expected) => {
    expect(outage(statusDocument({ events }), NOW)).toEqual(expected);
  });
});

it("tells the age only of what could not be had anew, and only once that is a while ago", () => {
  const stale = (over: Parameters<typeof statusState>[1]) => staleSince(statusState(statusDocument(), over), NOW);
  expect(stale({})).toBeNull();
  expect(stale({ checked_at: at(1) })).toBeNull();
  expect(stale({ problem: "not_reached" })).toBeNull();
  expect(stale({ problem: "not_reached", checked_at: at(4, 44) })).toBe(at(4, 44));
  expect(stale({ problem: "wrong_signature", checked_at: null })).toBeNull();
  expect(staleSince(statusState(statusDocument(), { problem: "not_reached", checked_at: null }), NOW + 3_600_000)).toBe(
    at(4, 50),
  );
  expect(staleSince(statusState(null, { problem: "not_reached", checked_at: at(1) }), NOW)).toBeNull();
});
