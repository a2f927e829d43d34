import { defineConfig } from "vitest/config";

/** `npm run pictures`: takes the manual's pictures. Not part of the ordinary run, which would change files that are kept. */
export default defineConfig({
  test: {
    include: ["e2e/pictures/take.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
