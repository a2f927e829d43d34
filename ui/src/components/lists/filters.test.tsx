import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, it } from "vitest";
import { show } from "~/test/frame";
import { signIn } from "~/test/session";
import { DeviceFilterBar } from "./DeviceFilterBar";
import { ALL_DEVICES, type DeviceFilter, filtersOf, filterText, parseFilter } from "./deviceFilter";
import { isFiltered } from "./filters";

const SOME: DeviceFilter = {
  platforms: ["macos"],
  states: ["repair", "lost"],
  places: ["user"],
  days: 30,
  never: true,
};

beforeEach(() => signIn());

it("stands in an address and is read from it again, whatever else stands there", () => {
  expect(parseFilter(filterText(SOME))).toEqual(SOME);
  expect(filterText(ALL_DEVICES)).toBeUndefined();
  expect(parseFilter(undefined)).toEqual(ALL_DEVICES);
  expect(parseFilter("days.31~platform.amiga~state.lost~constructor")).toEqual({ ...ALL_DEVICES, states: ["lost"] });
});

it("is asked with moments that change by the hour only", () => {
  const noon = Date.parse("2026-03-31T12:00:00Z");
  const filters = filtersOf(SOME, noon + 1_234_567);
  expect(filters.contact_before).toBe("2026-03-01T12:00:00.000Z");
  expect(filters).toEqual(filtersOf(SOME, noon));
  expect(isFiltered(filtersOf(ALL_DEVICES, noon))).toBe(false);
  expect(isFiltered(filters)).toBe(true);
});

function Bar() {
  const [filter, setFilter] = useState<DeviceFilter>({ ...ALL_DEVICES, states: ["lost"] });
  return (
    <>
      <DeviceFilterBar
        filter={filter}
        onChange={setFilter}
        window={{
          platforms: [{ platform: "macos", count: 1_234 }],
          facets: { states: [], places: [], never: 5, marks: [9, 8, 7, 6] },
        }}
      />
      <output>{filterText(filter) ?? "-"}</output>
    </>
  );
}

it("offers choices with their numbers, shows those in use as chips, and takes them away", async () => {
  const user = userEvent.setup();
  show(<Bar />);
  const kept = () => screen.getByText(/^(-|[a-z.~0-9]+)$/, { selector: "output" }).textContent;
  const chips = () => screen.queryByRole("list", { name: "使用中の絞り込み" });
  await user.click(screen.getByRole("button", { name: "種別" }));
  await user.click(await screen.findByRole("menuitemcheckbox", { name: "macOS（1,234）" }));
  expect(kept()).toBe("platform.macos~state.lost");
  expect(screen.getByText("絞り込み中: 種別: macOS、状態: 紛失・盗難")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "最終通信" }));
  await user.click(await screen.findByRole("menuitemcheckbox", { name: "30日以上通信なし（8）" }));
  expect(kept()).toBe("platform.macos~state.lost~days.30");
  const list = chips();
  if (!list) throw new Error("no chips");
  await user.click(within(list).getByRole("button", { name: "絞り込み「状態: 紛失・盗難」を外す" }));
  expect(kept()).toBe("platform.macos~days.30");
  await user.click(screen.getByRole("button", { name: "すべて外す" }));
  expect(kept()).toBe("-");
  expect(chips()).toBeNull();
});
