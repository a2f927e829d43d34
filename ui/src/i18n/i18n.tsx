/** Chooses the language and turns keys into text. No component holds a text of its own. */

import { IntlMessageFormat } from "intl-messageformat";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import { createStore, useStore } from "~/util/store";
import { stored } from "~/util/stored";
import { createFormat, type Format } from "./format";
import { type MessageKey, messages } from "./messages";
import { type Arguments, LOCALES, type Locale, TAGS } from "./types";

type Text<K extends MessageKey> = (typeof messages)[K]["ja"];
type Rest<K extends MessageKey> = [keyof Arguments<Text<K>>] extends [never] ? [] : [values: Arguments<Text<K>>];

/** Gives the text of a key; its arguments are part of its type. */
export type Translate = <K extends MessageKey>(key: K, ...values: Rest<K>) => string;

export interface I18n {
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Format;
}

const choice = stored("cloudone.language", LOCALES);

function systemLocale(): Locale {
  return navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en";
}

const localeStore = createStore<Locale>(choice.get() ?? systemLocale());

/** Changes the language, for this window and the next. */
export function setLocale(locale: Locale): void {
  choice.set(locale);
  localeStore.set(locale);
}

/** Greets somebody in their language, unless this computer's user has chosen one by hand. Nothing is kept: the next may speak another. */
export function greetIn(language: Locale | null): void {
  if (choice.get() === null) localeStore.set(language ?? systemLocale());
}

const compiled = new Map<string, IntlMessageFormat>();

/** The text of a key in a language. */
export function translate(locale: Locale, key: MessageKey, values?: Readonly<Record<string, string | number>>): string {
  const text = messages[key][locale];
  if (!text.includes("{") && !text.includes("'")) return text;
  const id = `${locale}:${key}`;
  let format = compiled.get(id);
  if (!format) {
    format = new IntlMessageFormat(text, TAGS[locale], undefined, { ignoreTag: true });
    compiled.set(id, format);
  }
  return String(format.format(values as Record<string, string | number>));
}

function createI18n(locale: Locale): I18n {
  const t: Translate = (key, ...values) => translate(locale, key, values[0]);
  return { locale, t, format: createFormat(locale, t) };
}

const Context = createContext<I18n>(createI18n("ja"));

/** Gives the language to everything below it, React Aria's own texts included. */
export function LanguageProvider({ children, fixed }: { children: ReactNode; fixed?: Locale }) {
  const chosen = useStore(localeStore);
  const locale = fixed ?? chosen;
  const value = useMemo(() => createI18n(locale), [locale]);
  document.documentElement.lang = locale;
  return (
    <I18nProvider locale={TAGS[locale]}>
      <Context value={value}>{children}</Context>
    </I18nProvider>
  );
}

/** Texts, dates and numbers in the language of the window. */
export function useI18n(): I18n {
  return useContext(Context);
}

/** Texts in the language of the window. */
export function useT(): Translate {
  return useContext(Context).t;
}
