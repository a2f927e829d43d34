/** The languages, Japanese first: it is the default where the system's language is Japanese. */
export const LOCALES = ["ja", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** BCP 47 tag for each language, for `Intl`. */
export const TAGS: Readonly<Record<Locale, string>> = { ja: "ja-JP", en: "en-US" };

/** One text in both languages, in ICU MessageFormat. */
export interface Message {
  readonly ja: string;
  readonly en: string;
}

/** The texts of an area. Written as `{ … } as const satisfies Messages`, so that keys and arguments are typed. */
export type Messages = Readonly<Record<string, Message>>;

type Value = string | number;

type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer R} ` ? Trim<R> : S;
type Names<S extends string> = S extends `${string}{${infer Rest}`
  ? Rest extends `${infer Name}}${infer After}`
    ? Name extends `${infer Simple},${string}`
      ? Trim<Simple> | Names<After>
      : Trim<Name> | Names<After>
    : never
  : never;

/** The arguments a text takes, read from its Japanese (which has no plural forms, so no braces within braces). */
export type Arguments<S extends string> = string extends S
  ? Record<string, Value>
  : { readonly [K in Names<S>]: Value };
