import { defineConfig } from "vitest/config";

/** The same UI in Debian's Chromium, over the bridge: accessibility rules and pictures. One browser at a time. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
