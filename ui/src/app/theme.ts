/** Light, dark or as the system has it; more contrast where the system or the person asks for it. */

import { createStore } from "~/util/store";
import { stored } from "~/util/stored";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const CONTRASTS = ["system", "more"] as const;
export type Contrast = (typeof CONTRASTS)[number];

const themeChoice = stored("cloudone.theme", THEMES);
const contrastChoice = stored("cloudone.contrast", CONTRASTS);

export const themeStore = createStore<Theme>(themeChoice.get() ?? "system");
export const contrastStore = createStore<Contrast>(contrastChoice.get() ?? "system");

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
const prefersContrast = window.matchMedia("(prefers-contrast: more)");

/** Makes the document look as chosen, now and whenever the choice or the system's changes. Called once, before the first paint. */
export function startTheme(): void {
  const apply = () => {
    const theme = themeStore.get();
    const contrast = contrastStore.get();
    const root = document.documentElement.dataset;
    root["theme"] = theme === "dark" || (theme === "system" && prefersDark.matches) ? "dark" : "light";
    root["contrast"] = contrast === "more" || prefersContrast.matches ? "more" : "normal";
  };
  apply();
  themeStore.subscribe(apply);
  contrastStore.subscribe(apply);
  prefersDark.addEventListener("change", apply);
  prefersContrast.addEventListener("change", apply);
}

export function setTheme(theme: Theme): void {
  themeChoice.set(theme);
  themeStore.set(theme);
}

export function setContrast(contrast: Contrast): void {
  contrastChoice.set(contrast);
  contrastStore.set(contrast);
}
