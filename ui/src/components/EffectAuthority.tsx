import type { ReactNode } from "react";
import type { Format } from "~/i18n/format";
import { type Translate, useI18n } from "~/i18n/i18n";
import type { AdminId, AuthorityDiff, Counts, Permission } from "~/ipc/generated";
import { useCall } from "~/ipc/query";
import styles from "./Effect.module.css";
import type { RowKind } from "./effectRows";
import { rowCount } from "./effectText";

/** More admins than this are counted instead of listed. */
const LISTED = 30;

export interface EffectAuthorityProps {
  readonly authority: readonly AuthorityDiff[];
  /** How many more admins, out of sight, gain or lose something; null where that cannot be known. */
  readonly unseen: number | null;
  readonly nameOf: (admin: AdminId) => string | null;
  /** Drawings below the words. */
  readonly children?: ReactNode;
}

interface Words {
  readonly t: Translate;
  readonly format: Format;
  readonly permissionName: (permission: Permission) => string;
}

/** Who would gain or lose sight or permissions, in words and numbers. */
export function EffectAuthority({ authority, unseen, nameOf, children }: EffectAuthorityProps) {
  const { t, format, locale } = useI18n();
  const permissions = useCall("permissions_list", {}).data;
  const words: Words = {
    t,
    format,
    permissionName: (permission) =>
      permissions?.find((entry) => entry.permission === permission)?.name[locale] ?? permission,
  };
  return (
    <section>
      <h3 className={styles["title"]}>{t("history.effect.authority")}</h3>
      {authority.length === 0 && !unseen ? (
        <p className={styles["quiet"]}>{t(unseen === null ? "history.effect.nobodySeen" : "history.effect.nobody")}</p>
      ) : null}
      <ul className={styles["admins"]}>
        {authority.slice(0, LISTED).map((diff) => (
          <AdminDiff key={diff.admin} diff={diff} name={nameOf(diff.admin) ?? t("rejection.someAdmin")} words={words} />
        ))}
      </ul>
      {authority.length > LISTED ? (
        <p className={styles["quiet"]}>{t("history.moreRows", { n: authority.length - LISTED })}</p>
      ) : null}
      {children}
      {unseen ? <p>{t("history.effect.unseen", { n: unseen })}</p> : null}
    </section>
  );
}

interface AdminDiffProps {
  readonly diff: AuthorityDiff;
  readonly name: string;
  readonly words: Words;
}

function AdminDiff({ diff, name, words }: AdminDiffProps) {
  const { t, format } = words;
  const permissions = (list: AuthorityDiff["permissions_gained"]) => format.list(list.map(words.permissionName));
  const lines: { readonly text: string; readonly sign: "+" | "−" }[] = [];
  const gained = countsText(diff.gained, words);
  const lost = countsText(diff.lost, words);
  if (gained) lines.push({ sign: "+", text: t("history.effect.sees", { what: gained }) });
  if (lost) lines.push({ sign: "−", text: t("history.effect.seesNot", { what: lost }) });
  if (diff.permissions_gained.length > 0)
    lines.push({ sign: "+", text: t("history.effect.may", { permissions: permissions(diff.permissions_gained) }) });
  if (diff.permissions_lost.length > 0)
    lines.push({ sign: "−", text: t("history.effect.mayNot", { permissions: permissions(diff.permissions_lost) }) });
  return (
    <li>
      <p className={styles["admin"]}>{name}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.text} className={styles["line"]} data-sign={line.sign}>
            <span aria-hidden="true" className={styles["sign"]}>
              {line.sign}
            </span>
            {line.text}
          </li>
        ))}
      </ul>
    </li>
  );
}

function countsText(counts: Counts, { t, format }: Words): string {
  const parts: readonly (readonly [RowKind, number])[] = [
    ["group", counts.groups],
    ["user", counts.users],
    ["device", counts.devices],
  ];
  return format.list(parts.filter(([, n]) => n > 0).map(([kind, n]) => rowCount(t, kind, n)));
}
