import tseslint from "typescript-eslint";

export default tseslint.config(
  {ignores: ["node_modules/", "output/", "coverage/"]},
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        {argsIgnorePattern: "^_", varsIgnorePattern: "^_"},
      ],
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-control-regex": "off",
      "prefer-const": ["error", {destructuring: "all"}],
      eqeqeq: "error",
    },
  },
  // What starts the program is plain JavaScript of the kind that starts quickest.
  {files: ["scripts/start/*.cjs"], rules: {"@typescript-eslint/no-require-imports": "off"}},
  // The core computes: it reads no clock, no environment, and says nothing by itself.
  {
    files: [
      "scripts/lib/**",
      "scripts/steps/**",
      "scripts/helpers/**",
      "scripts/numbers.ts",
      "scripts/pipeline.ts",
      "scripts/publish.ts",
    ],
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval"],
    },
  },
);
