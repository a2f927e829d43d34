/** Two admins at the same policy: which sections somebody else changed while it was edited here. Pure. */

import { type Fields, sectionOf } from "./policyDraft";

export interface Meeting {
  readonly section: string;
  /** Fields that somebody else changed since. */
  readonly theirs: readonly string[];
  /** Fields that are edited here. */
  readonly mine: readonly string[];
}

/** The sections that somebody else changed; those without edits of one's own are theirs without a question. */
export function meetings(since: Fields, now: Fields, changed: ReadonlySet<string>): readonly Meeting[] {
  const moved = Object.keys(now).filter((name) => since[name] !== now[name]);
  const sections = [...new Set(moved.map(sectionOf))];
  return sections.map((section) => ({
    section,
    theirs: moved.filter((name) => sectionOf(name) === section),
    mine: [...changed].filter((name) => sectionOf(name) === section),
  }));
}
