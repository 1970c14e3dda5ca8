import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/print/**"],
          testTimeout: 20_000,
          // Pure modules need not be loaded again for each file: a third of the time.
          isolate: false,
        },
      },
      // With a real browser: one file at a time, because printing uses every core as it is.
      {
        test: {
          name: "print",
          include: ["tests/print/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
