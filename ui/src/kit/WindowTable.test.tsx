import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { RowSource } from "./rowSelection";
import { WindowTable } from "./WindowTable";
import type { Column, Sorting } from "./WindowTableParts";

interface Thing {
  readonly id: string;
  readonly name: string;
}

const TOTAL = 1_000;
/** Beyond this nothing is here until it is asked for. */
const HERE = 200;
const NAMES = ["apple", "banana", "cherry"];
const thing = (index: number): Thing => ({ id: `t${index}`, name: `${NAMES[index % 3]} ${index}` });
const source: RowSource<Thing> = {
  total: TOTAL,
  rowAt: (index) => (index < HERE ? thing(index) : undefined),
  show: () => {},
  rows: async (first, last) => Array.from({ length: last - first + 1 }, (_, index) => thing(first + index)),
};
const columns: ReadonlyArray<Column<Thing, "name" | "id">> = [
  { id: "name", title: "Name", sort: "name", min: 100, cell: (row) => row.name },
  { id: "id", title: "Id", sort: "id", min: 60, cell: (row) => row.id },
];

function Table(props: {
  readonly source?: RowSource<Thing>;
  readonly onSelect?: (ids: readonly string[]) => void;
  readonly onOpen?: (row: Thing) => void;
  readonly isSingle?: boolean;
  readonly onAllBut?: (except: readonly string[]) => void;
  readonly onFind?: (text: string, from: number) => Promise<number | null>;
}) {
  const { onAllBut } = props;
  const [allBut, setAllBut] = useState<readonly string[] | null>(null);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [sorting, setSorting] = useState<Sorting<"name" | "id">>({ by: "name", descending: false });
  return (
    <WindowTable
      label="Things"
      columns={columns}
      source={props.source ?? source}
      keyOf={(row) => row.id}
      textOf={(row) => row.name}
      sorting={sorting}
      onSort={setSorting}
      selected={selected}
      {...(onAllBut
        ? {
            allBut,
            allLabel: "All",
            dragAll: '{"all":1}',
            onAllBut: (except: readonly string[]) => {
              setSelected([]);
              setAllBut(except);
              onAllBut(except);
            },
          }
        : {})}
      {...(props.onFind ? { onFind: props.onFind } : {})}
      dragText={(n) => `${n} things`}
      onSelect={(ids) => {
        setAllBut(null);
        setSelected(ids);
        props.onSelect?.(ids);
      }}
      onOpen={props.onOpen ?? (() => {})}
      empty={<p>nothing</p>}
      dragType="application/x-thing"
      resetKey="same"
      isSingle={props.isSingle ?? false}
    />
  );
}

async function open(props: Parameters<typeof Table>[0] = {}) {
  const onSelect = vi.fn<(ids: readonly string[]) => void>();
  render(<Table onSelect={onSelect} {...props} />);
  const grid = screen.getByRole("grid", { name: "Things" });
  act(() => grid.focus());
  return { grid, keys: userEvent.setup(), chosen: () => onSelect.mock.lastCall?.[0], onSelect };
}

describe("the table of windows", () => {
  it("draws only what fits, and says how many rows there are", async () => {
    const { grid } = await open();
    expect(grid.getAttribute("aria-rowcount")).toBe(String(TOTAL + 1));
    const rows = within(grid).getAllByRole("row");
    expect(rows.length).toBeLessThan(60);
    expect(rows.map((row) => row.getAttribute("aria-rowindex")).slice(0, 3)).toEqual(["1", "2", "3"]);
  });

  it("moves with arrows, Home, End and the page keys, and selects on the way", async () => {
    const { grid, keys, chosen } = await open();
    await keys.keyboard("{ArrowDown}");
    expect(chosen()).toEqual(["t0"]);
    await keys.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(chosen()).toEqual(["t1"]);
    await keys.keyboard("{PageDown}");
    expect(chosen()).toEqual(["t20"]);
    await keys.keyboard("{Home}");
    expect(chosen()).toEqual(["t0"]);
    await keys.keyboard("{End}");
    await waitFor(() => expect(chosen()).toEqual([`t${TOTAL - 1}`]));
    expect(grid.getAttribute("aria-activedescendant")).toMatch(new RegExp(`-${TOTAL - 1}$`));
  });

  it("toggles with Space and extends with Shift", async () => {
    const { keys, chosen } = await open();
    await keys.keyboard("{ArrowDown}{Control>}{ArrowDown}{ArrowDown}{/Control}");
    expect(chosen()).toEqual(["t0"]);
    await keys.keyboard(" ");
    expect(chosen()).toEqual(["t0", "t2"]);
    await keys.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(chosen()).toEqual(["t2", "t3", "t4"]);
    await keys.keyboard("{Escape}");
    expect(chosen()).toEqual([]);
  });

  it("selects everything that matches, also what is not here", async () => {
    const { keys, chosen } = await open();
    await keys.keyboard("{Control>}a{/Control}");
    await waitFor(() => expect(chosen()).toHaveLength(TOTAL));
  });

  it("selects all that match without naming them, and all but some", async () => {
    const onAllBut = vi.fn<(except: readonly string[]) => void>();
    const { keys, chosen } = await open({ onAllBut });
    const ticked = () => screen.getAllByRole("row", { selected: true }).length;
    await keys.keyboard("{Control>}a{/Control}");
    expect(onAllBut.mock.lastCall).toEqual([[]]);
    expect(chosen()).toBeUndefined();
    expect(ticked()).toBe(screen.getAllByRole("row").length - 1);
    const all = screen.getByRole("checkbox", { name: "All" });
    expect(all.getAttribute("aria-checked")).toBe("true");
    await keys.keyboard("{Control>}{ArrowDown}{/Control} ");
    expect(onAllBut.mock.lastCall).toEqual([["t1"]]);
    expect(all.getAttribute("aria-checked")).toBe("mixed");
    expect(screen.getByRole("row", { name: /^banana 1 / }).getAttribute("aria-selected")).toBe("false");
    await keys.keyboard(" {Control>}{ArrowDown}{/Control} ");
    expect(onAllBut.mock.lastCall).toEqual([["t2"]]);
    await keys.keyboard("{ArrowDown}");
    expect(chosen()).toEqual(["t3"]);
    expect(ticked()).toBe(1);
    await keys.click(all);
    expect(onAllBut.mock.lastCall).toEqual([[]]);
    await keys.click(all);
    expect(chosen()).toEqual([]);
  });

  it("carries what stands for all of them when one of all is dragged, with their number", async () => {
    const { keys } = await open({ onAllBut: () => {} });
    await keys.keyboard("{Control>}a{/Control}{Control>}{ArrowDown}{/Control} ");
    const setData = vi.fn();
    const setDragImage = vi.fn();
    const dataTransfer = { setData, setDragImage, effectAllowed: "none" };
    fireEvent.dragStart(screen.getByRole("row", { name: /^apple 3 / }), { dataTransfer });
    expect(setData.mock.calls[0]).toEqual(["application/x-thing", '{"all":1}']);
    expect(setDragImage.mock.lastCall?.[0].textContent).toBe(`${TOTAL - 1} things`);
    fireEvent.dragStart(screen.getByRole("row", { name: /^banana 1 / }), { dataTransfer });
    expect(setData.mock.calls[2]).toEqual(["application/x-thing", '["t1"]']);
    expect(setDragImage).toHaveBeenCalledTimes(1);
  });

  it("jumps where it is told that what is typed begins", async () => {
    const onFind = vi.fn<(text: string, from: number) => Promise<number | null>>(async () => 150);
    const { keys, chosen } = await open({ onFind });
    await keys.keyboard("ban");
    await waitFor(() => expect(chosen()).toEqual(["t150"]));
    expect(onFind.mock.calls[0]).toEqual(["b", 1]);
    expect(onFind.mock.lastCall?.[0]).toBe("ban");
  });

  it("jumps to what is typed, and on when it is typed again later", async () => {
    const { keys, chosen } = await open();
    await keys.keyboard("ch");
    await waitFor(() => expect(chosen()).toEqual(["t2"]));
  });

  it("opens with Enter, but not with the Enter that confirms a candidate", async () => {
    const onOpen = vi.fn<(row: Thing) => void>();
    const { grid, keys } = await open({ onOpen });
    await keys.keyboard("{ArrowDown}");
    fireEvent.keyDown(grid, { key: "Enter", isComposing: true });
    fireEvent.keyDown(grid, { key: "Enter", keyCode: 229 });
    expect(onOpen).not.toHaveBeenCalled();
    await keys.keyboard("{Enter}");
    expect(onOpen).toHaveBeenCalledWith(thing(0));
  });

  it("selects with the pointer: one, another, a range", async () => {
    const { keys, chosen } = await open();
    const row = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name} `) });
    await keys.click(row("apple 3"));
    expect(chosen()).toEqual(["t3"]);
    await keys.keyboard("{Control>}");
    await keys.click(row("cherry 5"));
    await keys.keyboard("{/Control}{Shift>}");
    expect(chosen()).toEqual(["t3", "t5"]);
    await keys.click(row("banana 7"));
    expect(chosen()).toEqual(["t5", "t6", "t7"]);
  });

  it("carries the selection when a selected row is dragged, else the row alone", async () => {
    const { keys } = await open();
    const row = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name} `) });
    await keys.keyboard("{ArrowDown}{Shift>}{ArrowDown}{/Shift}");
    const drag = (name: string) => {
      const setData = vi.fn();
      fireEvent.dragStart(row(name), { dataTransfer: { setData, effectAllowed: "none" } });
      return setData.mock.calls[0];
    };
    expect(drag("banana 1")).toEqual(["application/x-thing", '["t0","t1"]']);
    expect(drag("apple 3")).toEqual(["application/x-thing", '["t3"]']);
  });

  it("keeps to one row where rows are read and not gathered", async () => {
    const { grid, keys, chosen } = await open({ isSingle: true });
    expect(grid.getAttribute("aria-multiselectable")).toBe("false");
    expect(grid.getAttribute("aria-colcount")).toBe("2");
    await keys.keyboard("{ArrowDown}{Shift>}{ArrowDown}{/Shift}");
    expect(chosen()).toEqual(["t1"]);
    await keys.keyboard("{Control>}a{/Control}");
    expect(chosen()).toEqual(["t1"]);
    await keys.click(screen.getByText("cherry 5"));
    await keys.keyboard(" ");
    expect(chosen()).toEqual(["t5"]);
  });

  it("sorts by its headings", async () => {
    const { keys } = await open();
    const heading = (name: string) => screen.getByRole("columnheader", { name });
    expect(heading("Name").getAttribute("aria-sort")).toBe("ascending");
    await keys.click(within(heading("Name")).getByRole("button"));
    expect(heading("Name").getAttribute("aria-sort")).toBe("descending");
    await keys.click(within(heading("Id")).getByRole("button"));
    expect(heading("Id").getAttribute("aria-sort")).toBe("ascending");
    expect(heading("Name").getAttribute("aria-sort")).toBe("none");
  });

  it("shows what stands for rows while there are none", async () => {
    await open({ source: { ...source, total: 0 } });
    expect(screen.getByText("nothing")).toBeDefined();
    expect(screen.getAllByRole("row")).toHaveLength(1);
  });
});
