/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Where `vite --mode bridge` finds a running bridge. */
const bridge = process.env["CLOUDONE_BRIDGE"];

/**
 * One UI, two hosts: the window's (Tauri) and, in `--mode bridge`, a loopback bridge over HTTP with which a plain
 * browser drives the same UI in tests. The bridge's host is never part of the build that ships.
 */
export default defineConfig(({ mode }) => ({
  plugins: [{ ...optimizeLocales.vite({ locales: ["ja-JP", "en-US"] }), enforce: "pre" as const }, react()],
  resolve: {
    alias: [
      { find: "~/ipc/host", replacement: source(mode === "bridge" ? "ipc/host.bridge.ts" : "ipc/host.ts") },
      { find: /^~\//, replacement: source("") },
    ],
  },
  // Relative, because the window serves the files under a scheme of its own.
  base: "./",
  build: {
    target: ["safari16", "chrome120"],
    // The content security policy knows files, no `data:` addresses and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  css: { modules: { generateScopedName: "[name]_[local]_[hash:base64:4]" } },
  server: {
    port: 1420,
    strictPort: true,
    ...(bridge ? { proxy: { "/ipc": bridge, "/events": bridge } } : {}),
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    // Whole screens are drawn and typed at; a busy machine takes its time.
    testTimeout: 20_000,
    // On two cores vitest would leave one to nobody.
    maxWorkers: "100%",
  },
}));
