import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { messages } from "./messages";
import { LOCALES, TAGS } from "./types";

const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}", "!./messages/*"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** What a number is in the syntax of messages: a number, and a choice of forms by one. */
const NUMBERS: readonly unknown[] = [2, 6];

/** The arguments anywhere in a text, plural forms included, and which of them are written as numbers. */
function takes(text: string, locale: (typeof LOCALES)[number]): readonly string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) visit(one);
    else if (typeof part === "object" && part !== null) {
      // Type 0 is literal text; everything else with a value is an argument.
      if ("type" in part && part.type !== 0 && "value" in part && typeof part.value === "string")
        found.add(NUMBERS.includes(part.type) ? `${part.value}, number` : part.value);
      for (const inner of Object.values(part)) if (typeof inner === "object") visit(inner);
    }
  };
  visit(new IntlMessageFormat(text, TAGS[locale], undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe("messages", () => {
  it("are written in both languages", () => {
    const empty = Object.entries(messages).flatMap(([key, text]) =>
      LOCALES.filter((one) => !text[one]).map((one) => `${key}.${one}`),
    );
    expect(empty).toEqual([]);
  });

  it("take the same arguments in both languages", () => {
    const different = Object.entries(messages)
      .filter(([, text]) => takes(text.ja, "ja").join() !== takes(text.en, "en").join())
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it("are all used somewhere", () => {
    const everything = Object.values(sources).join("\n");
    const unused = Object.keys(messages).filter((key) => !everything.includes(`"${key}"`));
    expect(unused).toEqual([]);
  });
});
