/** A small catalogue and its policies as Rust would answer them, for tests. */

import type {
  BasePolicy,
  EffectiveView,
  Policy,
  PolicyAssignmentWindow,
  PolicyDetail,
  PolicyItemView,
  PolicyKind,
  PolicySectionView,
  PolicySummary,
  PolicyValue,
} from "~/ipc/generated";

const item = (key: string, ja: string, type: PolicyKind, value: PolicyValue): PolicyItemView => ({
  key,
  since: 1,
  platforms: ["windows"],
  type,
  default: value,
  label: { ja, en: key },
  help: { ja: `${ja}の説明です。`, en: `About ${key}.` },
  anchor: `policy-${key}`,
});

const section = (key: string, ja: string, items: PolicyItemView[]): PolicySectionView => ({
  key,
  since: 1,
  individual: key !== "stocktake",
  violation: key.startsWith("smart"),
  label: { ja, en: key },
  help: { ja: "", en: "" },
  anchor: `policy-${key}`,
  items,
});

const MEDIA: PolicyKind = {
  kind: "choice",
  choices: [
    { key: "allow", label: { ja: "許可", en: "Allow" } },
    { key: "deny", label: { ja: "禁止", en: "Deny" } },
  ],
};

export const CATALOGUE: PolicySectionView[] = [
  section("pc_diagnosis", "PC診断", [
    item("grace", "猶予日数", { kind: "int", min: 0, max: 180, unit: "days" }, 14),
    item("firewall", "ファイアウォールを確認する", { kind: "bool" }, true),
  ]),
  section("pc_control", "PC制御", [
    item("usb", "USBストレージ", MEDIA, "allow"),
    item("sites", "禁止サイト", { kind: "texts", most: 3, longest: 20 }, []),
    item("update_time", "更新時刻", { kind: "time" }, "12:00"),
    item("wait", "待ち時間", { kind: "duration", min: 0, max: 240 }, 30),
  ]),
  section("smart_control", "スマートデバイス制御", [item("camera", "カメラを許可する", { kind: "bool" }, true)]),
  section("stocktake", "ハードウェア棚卸", [
    item("month", "開始月", { kind: "int", min: 1, max: 12, unit: "month" }, 4),
  ]),
];

export const BASE: BasePolicy = {
  sections: { pc_diagnosis: { grace: 7 } },
  individual_allowed: true,
  permitted: ["pc_control"],
  lock: { fixed: { pc_diagnosis: { firewall: false } }, forbidden: ["smart_control"] },
};

export const SALES: Policy = {
  id: "p1",
  name: "営業向け",
  note: "",
  own: { pc_control: { usb: "deny", sites: [], update_time: "12:00", wait: 30 } },
};

export const SALES_DETAIL: PolicyDetail = {
  policy: SALES,
  assigned: { groups: 1, users: 0, devices: 0 },
  targets: [{ kind: "group", id: "sales" }],
};

export const SALES_ASSIGNED: PolicyAssignmentWindow = {
  total: 1,
  from: 0,
  rows: [{ target: { kind: "group", id: "sales" }, name: "営業部", path: [], devices: 12 }],
};

export const summary = (over: Partial<PolicySummary> = {}): PolicySummary => ({
  id: "p1",
  name: "営業向け",
  note: "",
  own: ["pc_control"],
  assigned: { groups: 1, users: 0, devices: 0 },
  ...over,
});

/** What holds for a device of the sales group: the violation policy is not active, the group's policy decides PC制御. */
export const EFFECTIVE: EffectiveView = {
  effective: {
    sections: [
      {
        section: "pc_control",
        source: { kind: "group", group: "sales", policy: "p1" },
        losers: [
          { source: { kind: "device", policy: "p2" }, why: "linked" },
          { source: { kind: "base" }, why: "outranked" },
        ],
        items: [
          { item: "usb", value: "deny", origin: "own" },
          { item: "wait", value: 90, origin: "own" },
        ],
      },
    ],
  },
  labels: [
    { row: { kind: "group", id: "sales" }, name: "営業部" },
    { row: { kind: "policy", id: "p1" }, name: "営業向け" },
    { row: { kind: "policy", id: "p2" }, name: "検証機" },
  ],
};
