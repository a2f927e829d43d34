import type { Messages } from "../types";

/** Policies in words: values, what holds and why, and what a change does to them. */
export const policyEffects = {
  "policies.unit.days": { ja: "日", en: "days" },
  "policies.unit.characters": { ja: "文字", en: "characters" },
  "policies.unit.times": { ja: "回", en: "times" },
  "policies.unit.gigabytes": { ja: "GB", en: "GB" },
  "policies.unit.meters": { ja: "m", en: "m" },
  "policies.unit.month": { ja: "月", en: "(month)" },
  "policies.unit.day_of_month": { ja: "日", en: "(day of the month)" },
  "policies.unit.minutes": { ja: "分", en: "minutes" },
  "policies.value.yes": { ja: "する", en: "Yes" },
  "policies.value.no": { ja: "しない", en: "No" },
  "policies.value.number": { ja: "{n}{unit}", en: "{n} {unit}" },
  "policies.bounds": { ja: "{least}～{most}", en: "{least} to {most}" },
  "policies.boundsWith": { ja: "{value}（範囲: {bounds}）", en: "{value} (from {bounds})" },
  "policies.texts": {
    ja: "1行に1件ずつ入力します（{most, number}件まで）。",
    en: "One per line, up to {most, number}.",
  },
  "policies.time": { ja: "24時間表記（例 18:30）", en: "24 hours, for example 18:30" },
  "policies.pattern": {
    ja: "「*」は任意の文字列、「?」は任意の1文字を表します。",
    en: "* stands for anything, ? for any one character.",
  },
  "policies.fault.number": {
    ja: "{least}～{most}の数字で入力してください。",
    en: "Enter a number from {least} to {most}.",
  },
  "policies.fault.time": { ja: "「18:30」のように24時間表記で入力してください。", en: "Enter a time like 18:30." },
  "policies.fault.tooLong": {
    ja: "1件は{n, number}文字までです。短くしてください。",
    en: "At most {n, number} characters each. Make it shorter.",
  },
  "policies.fault.tooMany": {
    ja: "{n, number}件までです。減らしてください。",
    en: "At most {n, number}. Remove some.",
  },
  "policies.fault.character": {
    ja: "使えない文字（制御文字など）が含まれています。入力し直してください。",
    en: "It contains a character that is not allowed. Type it again.",
  },
  "policies.systems": { ja: "対象のOS", en: "Works on" },
  "policies.note": { ja: "説明", en: "Note" },
  "policies.how": { ja: "基本ポリシーとの連動", en: "Follows the base policy" },
  "policies.own": { ja: "連動しない（独自）", en: "Own values" },
  "policies.linked": { ja: "連動する", en: "Linked" },
  "policies.fieldOf": { ja: "{section}・{item}", en: "{section}: {item}" },
  "policies.allowIndividual": { ja: "個別ポリシーの使用を許可", en: "Individual policies allowed" },
  "policies.permitted": { ja: "個別に設定できる区分", en: "Sections that may be own" },
  "policies.forbidden": { ja: "個別に設定できない区分（固定）", en: "Sections that are forbidden (lock)" },
  "policies.lockedField": { ja: "{label}（固定）", en: "{label} (lock)" },
  "policies.until": { ja: "期限", en: "Ends" },

  "policies.impact.title": { ja: "ポリシーが変わるクライアント", en: "Devices whose policy changes" },
  "policies.impact.count": { ja: "{n, number}台", en: "{n, plural, one {# device} other {# devices}}" },
  "policies.impact.none": {
    ja: "有効なポリシーが変わるクライアントはありません。",
    en: "No device gets another effective policy.",
  },
  "policies.impact.sections": { ja: "区分別の台数", en: "By section" },
  "policies.impact.groups": { ja: "グループ別の台数", en: "By group" },
  "policies.impact.section": { ja: "区分", en: "Section" },
  "policies.impact.group": { ja: "グループ", en: "Group" },
  "policies.impact.devices": { ja: "台数", en: "Devices" },
  "policies.impact.otherGroups": {
    ja: "ほかの{n, number}グループ",
    en: "{n, plural, one {# other group} other {# other groups}}",
  },
  "policies.impact.part": {
    ja: "閲覧できる範囲の台数だけを示しています。",
    en: "Only devices in your sight are counted.",
  },
  "policies.impact.show": { ja: "クライアントを一覧で見る", en: "List the devices" },
  "policies.impact.hide": { ja: "一覧を閉じる", en: "Hide the list" },
  "policies.impact.list": { ja: "ポリシーが変わるクライアントの一覧", en: "Devices whose policy changes, listed" },
  "policies.impact.changed": { ja: "変わる区分", en: "Sections that change" },
} as const satisfies Messages;
