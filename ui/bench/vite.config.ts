import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page of `peer.tsx`, for `cargo xtask bench` alone: the build that ships knows nothing of this folder. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  base: "./",
  build: {
    target: ["safari16", "chrome120"],
    outDir: fileURLToPath(new URL("../dist-peer", import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
  },
});
