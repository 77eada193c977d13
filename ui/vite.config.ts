// Builds the window into dist/ (index.html). dev.html with its invented core is served
// by `npm run dev` only and is no part of the build.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  resolve: {
    alias: { $lib: here("./src/lib"), $features: here("./src/features") },
    // Component tests run in a browser-like page, so they need Svelte's browser build.
    conditions: mode === "test" ? ["browser"] : undefined,
  },
  // The fonts lie in ../assets/fonts, once for the window and for the papers.
  server: { fs: { allow: [here("."), here("../assets/fonts")] }, strictPort: false },
  build: {
    outDir: "dist",
    target: ["es2022", "safari16"],
    // Nothing becomes a data: address; the content security policy allows none for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: here("./index.html") },
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.ts", "src/**/*.test.ts"],
    setupFiles: ["./tests/setup.ts"],
    // axe over a whole screen is slow on a small machine.
    testTimeout: 60_000,
  },
}));
