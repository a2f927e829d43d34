/** The manual's pictures against its pages: each is there in both languages, small, and shown somewhere. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const MANUALS = join(dirname(fileURLToPath(import.meta.url)), "../../manuals");
/** All pictures together: every console fetches them. */
const BYTES = 4_000_000;

/** The pictures that the pages of a language show. */
function shown(language: string): readonly string[] {
  const folder = join(MANUALS, language);
  const pages = readdirSync(folder).map((page) => readFileSync(join(folder, page), "utf8"));
  const names = pages.flatMap((page) => [...page.matchAll(/]\(\.\.\/images\/\w+\/([a-z0-9-]+\.png)\)/g)]);
  return [...new Set(names.map(([, name]) => name ?? ""))].sort();
}

const kept = (language: string) => readdirSync(join(MANUALS, "images", language)).sort();

it("shows the same pictures in both languages, all that are there and no others", () => {
  expect(shown("ja").length).toBeGreaterThan(0);
  expect(shown("en")).toEqual(shown("ja"));
  for (const language of ["ja", "en"]) expect(kept(language), language).toEqual(shown(language));
});

it("keeps them small", () => {
  const files = ["ja", "en"].flatMap((language) =>
    kept(language).map((name) => join(MANUALS, "images", language, name)),
  );
  expect(files.reduce((all, file) => all + statSync(file).size, 0)).toBeLessThan(BYTES);
});
