// Data for machines in a page's head.
import {expect, test} from "vitest";
import {brokenData, dataScripts} from "../../scripts/lib/template/structured.ts";

const script = (json: string): string => `<script type="application/ld+json">${json}</script>`;

test("what can be read is not broken", () => {
  const head = `<meta name="a">${script('{"a": [1, null]}')}\n${script('"b"')}`;
  expect(brokenData(head)).toEqual([]);
  expect(dataScripts(head)).toEqual(['{"a": [1, null]}', '"b"']);
});

test("other scripts and pages without any have none", () =>
  expect(dataScripts("<script>1</script><p>a</p>")).toEqual([]));

test.each([
  ['{"a": 1,}', '{"a": 1,}'],
  ['{"a": 1', '{"a": 1'],
  ["", ""],
  ['{"name": A & B}', '{"name": A & B}'],
])("%j is told, with what stands near the fault", (json, near) =>
  expect(brokenData(script("1") + script(json))).toEqual([{script: 1, near}]),
);
