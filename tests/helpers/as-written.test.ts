// {{as-written "30 steps" source="press"}} {{as-written "100%" because="a figure of speech"}}
import {expect, test} from "vitest";
import {printingOf} from "../lib/figures.ts";
import {fill} from "./handlebars.ts";

test("somebody else's words print as they are, and their source counts as cited", () => {
  const printing = printingOf([]);
  expect(fill('{{as-written "30 <steps>" source="press"}}', {}, printing)).toBe(
    "30 &#60;steps&#62;",
  );
  expect(printing.ledger.cited).toEqual(["press"]);
});

test("what is no figure has no source, and its reason is not printed", () => {
  const printing = printingOf([]);
  expect(fill('{{as-written "100%" because="a figure of speech"}}', {}, printing)).toBe("100%");
  expect(printing.ledger.cited).toEqual([]);
});
