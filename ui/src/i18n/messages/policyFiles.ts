import type { Messages } from "../types";

/** Policies in files. */
export const policyFiles = {
  "policies.file.menu": { ja: "ポリシーの取り込み・書き出し", en: "Import and export policies" },
  "policies.file.open": { ja: "ファイルから取り込む…", en: "Import from a file…" },
  "policies.file.save": { ja: "すべて書き出す（JSON）…", en: "Export all (JSON)…" },
  "policies.file.name": { ja: "ポリシー", en: "policies" },
  "policies.file.saved": { ja: "「{file}」に書き出しました", en: "Exported to “{file}”" },
  "policies.file.savedCount": {
    ja: "ポリシー{n, number}件",
    en: "{n, plural, one {# policy} other {# policies}}",
  },
  "policies.file.title": { ja: "「{file}」の取り込み", en: "Import “{file}”" },
  "policies.file.line": { ja: "{name}: {turn}", en: "{name}: {turn}" },
  "policies.file.create": { ja: "追加", en: "new" },
  "policies.file.change": { ja: "変更", en: "changed" },
  "policies.file.unchanged": { ja: "変更なし", en: "unchanged" },
  "policies.file.nothing": {
    ja: "ファイルの内容は、いまのポリシーと同じです。変更するものはありません。",
    en: "The policies are as the file says already. There is nothing to change.",
  },
  "policies.file.unknown": {
    ja: "このバージョンで扱えない区分・項目は取り込みません: {items}",
    en: "Not imported, as this version does not know them: {items}",
  },
  "policies.file.locked": {
    ja: "値が固定されている項目は取り込みません: {items}",
    en: "Not imported, as their values are locked: {items}",
  },
  "policies.file.hash": { ja: "ファイルの SHA-256:", en: "SHA-256 of the file:" },
  "policies.file.now": { ja: "取り込む", en: "Import" },
  "policies.file.done": { ja: "「{file}」を取り込みました", en: "Imported “{file}”" },
} as const satisfies Messages;
