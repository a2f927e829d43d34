import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");

type Tokens = ReadonlyMap<string, string>;

/** The values that a selector of the token file sets. */
function block(selector: string): Tokens {
  const start = css.indexOf(`\n${selector} {`);
  const body = css.slice(start, css.indexOf("\n}", start));
  return new Map([...body.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]));
}

const light = block(":root");
const dark = block(':root[data-theme="dark"]');
const more = block(':root[data-contrast="more"]');
const darkMore = block(':root[data-theme="dark"][data-contrast="more"]');

/** Later ones win, as in the file. */
const LOOKS: Readonly<Record<string, Tokens>> = {
  light: new Map([...light]),
  dark: new Map([...light, ...dark]),
  "light, more contrast": new Map([...light, ...more]),
  "dark, more contrast": new Map([...light, ...more, ...dark, ...darkMore]),
};

const SURFACES = ["--canvas", "--surface", "--raised", "--sunken", "--hover", "--selected", "--selected-blur"];

/** Which text stands on which ground. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "--text": [...SURFACES, "--press", "--accent-soft", "--ok-soft", "--notice-soft", "--warning-soft", "--danger-soft"],
  "--text-2": SURFACES,
  "--text-3": ["--canvas", "--surface", "--raised", "--hover", "--selected", "--selected-blur"],
  "--accent-text": ["--canvas", "--surface", "--raised", "--hover", "--selected", "--accent-soft"],
  "--on-accent": ["--accent", "--accent-hover", "--accent-press"],
  "--on-danger": ["--danger", "--danger-hover"],
  "--text-inverse": ["--warning"],
  "--ok": ["--canvas", "--surface", "--ok-soft"],
  "--notice": ["--canvas", "--surface", "--notice-soft"],
  "--warning": ["--canvas", "--surface", "--warning-soft"],
  "--danger": ["--canvas", "--surface", "--raised", "--danger-soft"],
};

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function weak(tokens: Tokens, pairs: Readonly<Record<string, readonly string[]>>, least: number): readonly string[] {
  return Object.entries(pairs).flatMap(([text, grounds]) =>
    grounds
      .map((ground) => ({ ground, ratio: contrast(tokens.get(text) ?? "", tokens.get(ground) ?? "") }))
      .filter(({ ratio }) => !(ratio >= least))
      .map(({ ground, ratio }) => `${text} on ${ground}: ${ratio.toFixed(2)}`),
  );
}

describe.each(Object.entries(LOOKS))("in %s", (_, tokens) => {
  it("every text can be read", () => {
    expect(weak(tokens, TEXTS, 4.5)).toEqual([]);
  });

  it("edges of fields and the focus can be seen", () => {
    const grounds = ["--canvas", "--surface", "--raised"];
    expect(weak(tokens, { "--line-strong": grounds, "--focus": grounds }, 3)).toEqual([]);
  });
});
