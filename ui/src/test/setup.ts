/** What jsdom lacks and every test needs. */

import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// The first screen of a file is drawn while the rest is still being read; a busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });

// Lists draw only what fits, and in jsdom nothing has a size.
const SIZE = { width: 800, height: 600 };

Object.defineProperty(window, "matchMedia", {
  configurable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
});

class SizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver = SizeObserver;

// Ids made by React have no sign that would need escaping.
window.CSS = { ...window.CSS, escape: (text: string) => text };

for (const [name, value] of [
  ["offsetWidth", SIZE.width],
  ["offsetHeight", SIZE.height],
  ["clientHeight", SIZE.height],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
}
Element.prototype.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};

afterEach(() => {
  cleanup();
  localStorage.clear();
});
