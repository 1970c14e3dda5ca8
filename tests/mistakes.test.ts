// One wrong file put into a right project (tests/golden/buses with tests/golden-book); what must be said of it stands under the line, with carets:
//   source: fleet-audit-2042
//   #       ^^^^^^^^^^^^^^^^ error: there is no source called `fleet-audit-2042`
//   #                        help: did you mean `fleet-audit-2024`?
// The first line names the file: `# in content/buses/figures/mistake.yaml`. Expectations go before the file is read.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readSources} from "../scripts/commands/project.ts";
import {Log, Stopped} from "../scripts/lib/diagnostic.ts";
import {frame} from "../scripts/lib/frame.ts";
import {placeAt} from "../scripts/lib/text.ts";
import {finished} from "../scripts/lib/together.ts";
import {compose, composeDraft, readPlan, type Sources} from "../scripts/pipeline.ts";
import {withBook} from "./buses.ts";

const folder = join(import.meta.dirname, "mistakes");
const right = withBook(
  await readSources(join(import.meta.dirname, "golden/buses"), "buses", new Log()),
);

interface Finding {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly says: string;
  readonly help: string | null;
}

interface Mistake {
  readonly path: string;
  readonly text: string;
  readonly expected: readonly Finding[];
}

test("the right project is right", () => expect(findingsOf(right)).toEqual([]));

test.each(readdirSync(folder).toSorted())("%s", name => {
  const mistake = readMistake(readFileSync(join(folder, name), "utf8"));
  expect(mistake.expected, "a mistake must expect something").not.toEqual([]);
  const found = findingsOf(withFile(right, mistake));
  const elsewhere = found.filter(one => one.at?.in.path !== mistake.path);
  expect(
    elsewhere.map(one => frame(one)),
    "nothing may be said of other files",
  ).toEqual([]);
  const here = found.map(one => ({
    ...placeAt(one.at!.in, one.at!.start),
    length: Math.min(one.at!.end, endOfLine(one.at!.in.text, one.at!.start)) - one.at!.start,
    says: `${one.severity}: ${one.message}`,
    help: one.help ?? null,
  }));
  const helped = here.map((one, i) =>
    mistake.expected[i]?.help === null ? {...one, help: null} : one,
  );
  expect(helped).toEqual(mistake.expected);
  // Of sources that nothing was made of yet: a page that is printed before it is known to be right is told the same.
  const hastened = findingsOf(afresh(withFile(right, mistake)), composeHastily);
  expect(hastened.map(one => frame(one))).toEqual(found.map(one => frame(one)));
});

function findingsOf(sources: Sources, composing: Composing = compose) {
  const log = new Log();
  const plan = sources.files.some(({path}) => path.includes("/editions."))
    ? log.look(readPlan(sources))
    : null;
  tryCompose(sources, log, composing);
  for (const {overrides, diagnostics} of plan?.planned ?? []) {
    log.add(...diagnostics);
    if (overrides) tryCompose({...sources, overrides}, log, composing);
  }
  return log.diagnostics;
}

type Composing = (sources: Sources, only: null, log: Log) => unknown;

function composeHastily(sources: Sources, only: null, log: Log): void {
  finished(finished(composeDraft(sources, only, log, {hastens: true})).pages);
}

function afresh({files, templates, ...sources}: Sources): Sources {
  const copied = <Thing extends object>(one: Thing): Thing => ({...one});
  return {...sources, files: files.map(copied), templates: templates.map(copied)};
}

function tryCompose(sources: Sources, log: Log, composing: Composing): void {
  try {
    composing(sources, null, log);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
}

function withFile(sources: Sources, {path, text}: Mistake): Sources {
  if (path.startsWith("templates/")) {
    const below = path.slice("templates/".length);
    const file = {path: below, from: path, bytes: new TextEncoder().encode(text)};
    return {...sources, templates: [...sources.templates.filter(one => one.path !== below), file]};
  }
  return {...sources, files: [...sources.files.filter(one => one.path !== path), {path, text}]};
}

function readMistake(raw: string): Mistake {
  const [first = "", ...lines] = raw.split("\n");
  const path = /^# in (\S+)/.exec(first)?.[1];
  if (!path) throw new Error("the first line has to say which file this is: `# in content/…`");
  const kept: string[] = [];
  const expected: Finding[] = [];
  for (const line of lines) {
    const finding = /^([#\s]*)(\^+) ((?:error|warning): .*)$/.exec(line);
    const help = /^[#\s]*help: (.*)$/.exec(line);
    if (finding)
      expected.push({
        line: kept.length,
        column: finding[1]!.length + 1,
        length: finding[2]!.length,
        says: finding[3]!,
        help: null,
      });
    else if (help && expected.length > 0) expected.push({...expected.pop()!, help: help[1]!});
    else kept.push(line);
  }
  return {path, text: kept.join("\n"), expected};
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
