import type { Messages } from "../types";

/** Policies in files. */
export const policyFiles = {
  "policies.file.menu": { ja: "ポリシーの取り込み・書き出し", en: "Import and export policies" },
  "policies.file.open": { ja: "ファイルから取り込む…", en: "Import from a file…" },
  "policies.file.save": { ja: "すべて書き出す（JSON）…", en: "Export all (JSON)…" },
  "policies.file.name": { ja: "ポリシー", en: "policies" },
  "policies.file.saved": { ja: "「{file}」に書き出しました", en: "Exported to “{file}”" },
  "policies.file.savedSigned": {
    ja: "ポリシー{n, number}件、署名付き",
    en: "{n, plural, one {# policy} other {# policies}}, signed",
  },
  "policies.file.savedUnsigned": {
    ja: "ポリシー{n, number}件。サービスに接続できないため、署名は付いていません。",
    en: "{n, plural, one {# policy} other {# policies}}. Not signed, as the service cannot be reached.",
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
  "policies.file.signed": {
    ja: "署名: {company}（{code}）の {account} が {at} に書き出したままの内容です。",
    en: "Signature: as {account} of {company} ({code}) exported it on {at}.",
  },
  "policies.file.signatureMissing": {
    ja: "署名はありません。サービスに接続せずに書き出したか、手で作られたファイルです。",
    en: "Not signed: it was exported without the service, or made by hand.",
  },
  "policies.file.signatureInvalid": {
    ja: "署名が内容と合いません。書き出した後に変更されたか、別のサービスで書き出されたファイルです。取り込む前に、内容と入手元をお確かめください。",
    en: "The signature does not fit: the file was changed after it was exported, or another service exported it. Check what it holds and where it came from before you import it.",
  },
  "policies.file.signatureUnchecked": {
    ja: "署名を確かめられませんでした。サービスに接続してから、もう一度開いてください。",
    en: "The signature could not be checked. Open the file again once the service can be reached.",
  },
  "policies.file.now": { ja: "取り込む", en: "Import" },
  "policies.file.done": { ja: "「{file}」を取り込みました", en: "Imported “{file}”" },
} as const satisfies Messages;
