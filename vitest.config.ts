import { defineConfig } from "vitest/config";

const conditions = ["@pixelproof/source", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "packages",
          setupFiles: ["./tooling/vitest/src/seed.ts"],
          include: [
            "packages/*/src/**/*.test.ts",
            "apps/*/src/**/*.test.ts",
            "tooling/*/src/**/*.test.ts",
            "examples/*/src/**/*.test.ts",
          ],
        },
      },
    ],
    testTimeout: 60_000,
    reporters: ["default", "./tooling/vitest/src/tally.ts"],
  },
});
