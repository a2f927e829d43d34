/** An import as Rust would answer it, for tests: five users of which one is bad. */

import type {
  FieldChange,
  ImportCounts,
  ImportDone,
  ImportFault,
  ImportPlan,
  ImportPreview,
  ImportRow,
  TableField,
} from "~/ipc/generated";

const field = (name: TableField["field"], ja: string, over: Partial<TableField> = {}): TableField => ({
  field: name,
  ja,
  en: name,
  key: false,
  required: false,
  standard: true,
  imported: true,
  example_ja: `${ja}の例`,
  example_en: "",
  ...over,
});

export const USER_FIELDS: readonly TableField[] = [
  field("name", "氏名", { required: true }),
  field("group", "所属グループ", { required: true }),
  field("employee_number", "社員番号", { key: true }),
  field("mail", "メールアドレス", { key: true }),
];

export function preview(over: Partial<ImportPreview> = {}): ImportPreview {
  return {
    import: 7,
    file_name: "社員一覧.csv",
    bytes: 1_024,
    kind: "users",
    sheets: [],
    sheet: 0,
    encoding: "cp932",
    delimiter: "comma",
    header_row: 1,
    columns: [
      { letters: "A", heading: "社員番号", field: "employee_number" },
      { letters: "B", heading: "氏名", field: "name" },
      { letters: "C", heading: "所属", field: "group" },
      { letters: "D", heading: "内線", field: null },
    ],
    rows: [
      { row: 2, cells: ["0001", "髙橋 一郎", "営業部", "201"] },
      { row: 3, cells: ["0002", "山﨑 花子", "開発部", "202"] },
    ],
    total: 5,
    fields: [...USER_FIELDS],
    may_mirror: true,
    problem: null,
    mapping_problems: [],
    ...over,
  };
}

export const COUNTS: ImportCounts = { create: 1, change: 1, move: 1, delete: 0, unchanged: 1, bad: 1, noted: 0 };

export function planned(over: Partial<ImportPlan> = {}): ImportPlan {
  return {
    import: 7,
    base_revision: 3,
    counts: COUNTS,
    faults: [{ code: "group_unknown", rejection: null, column: "C", count: 1 }],
    authority: [],
    admins: [],
    guard: null,
    may_apply: false,
    may_skip_bad: true,
    new_admins: 0,
    ...over,
  };
}

export function fault(over: Partial<ImportFault>): ImportFault {
  return {
    column: null,
    code: "required",
    note: false,
    text: "",
    rows: [],
    rejection: null,
    permission: null,
    about: null,
    ...over,
  };
}

export function triedRow(over: Partial<ImportRow>): ImportRow {
  return { row: 2, outcome: "create", target: null, label: "", cells: [], changes: [], faults: [], ...over };
}

const moved: FieldChange = { field: "group", before: "開発部", after: "営業部" };

/** Its rows, one of each outcome. */
export const ROWS: readonly ImportRow[] = [
  triedRow({ row: 2, outcome: "create", label: "髙橋 一郎", cells: ["0001", "髙橋 一郎", "営業部", "201"] }),
  triedRow({
    row: 3,
    outcome: "change",
    label: "山崎 花子",
    cells: ["0002", "山﨑 花子", "開発部", "202"],
    changes: [{ field: "name", before: "山崎 花子", after: "山﨑 花子" }],
  }),
  triedRow({
    row: 4,
    outcome: "move",
    label: "鈴木 次郎",
    cells: ["0003", "鈴木 次郎", "営業部", ""],
    changes: [moved],
  }),
  triedRow({ row: 5, outcome: "unchanged", label: "田中 三郎", cells: ["0004", "田中 三郎", "営業部", ""] }),
  triedRow({
    row: 6,
    outcome: "bad",
    label: "伊藤 四郎",
    cells: ["0005", "伊藤 四郎", "営業１部", ""],
    faults: [fault({ column: 2, code: "group_unknown", text: "営業１部" })],
  }),
];

export const DONE: ImportDone = { change: "c9", revision: 4, counts: { ...COUNTS, bad: 0 }, passwords: null };
