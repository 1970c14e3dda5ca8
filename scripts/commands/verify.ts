// `verify`: is what these PDFs say still true, against what the content says today?
import {join} from "node:path";
import {isError, Stopped, Log} from "../lib/diagnostic.ts";
import {harmless} from "../lib/pdf/words.ts";
import {pastsOf, type Past} from "../lib/verdict/earlier.ts";
import {readRecord, recordName} from "../lib/record/read.ts";
import {candidatesOf, type Candidates} from "../lib/verdict/candidates.ts";
import {readIfThere} from "../outside/disk.ts";
import {filesNamed} from "../outside/paths.ts";
import {openWordsReader, type WordsReading} from "../outside/untrusted-pdf.ts";
import {readNumbers, readPlan, type Sources} from "../pipeline.ts";
import {composeStatement, statementOfRecord} from "../steps/statement.ts";
import {judgeRecorded, judgeWords, type Today, type Verdict} from "../steps/verdict.ts";
import {computeFigures} from "../steps/figures.ts";
import {readManifest} from "../steps/manifest.ts";
import {readSources, wantedOf} from "./project.ts";

export interface VerifyOptions {
  readonly project: string;
  /** Files, folders or patterns. */
  readonly files: readonly string[];
  /** Which publication they are held against; null for the one that each names, or all of them. */
  readonly publication: string | null;
  readonly progress: (what: string) => void;
}

export type Verified = {readonly file: string} & Told;

export type Told =
  | ({readonly ok: true} & Verdict)
  /** `why` goes on from "cannot be read:". */
  | {readonly ok: false; readonly why: string};

type Known = Today & {readonly pasts: () => readonly Past[]};

/** The log is told what is wrong with content or call; what is wrong with a PDF is in its answer. */
export async function verify(
  {project, files, publication, progress}: VerifyOptions,
  log: Log,
): Promise<readonly Verified[]> {
  const names = publication === null ? [] : [publication];
  const known = (await wantedOf(project, names, log)).map(one => one.publication);
  const paths = await filesNamed(files, ".pdf");
  if (log.errors > 0) return [];
  const todays = new Map<string, Known>();
  const values = new Map<string, Candidates>();
  const reader = openWordsReader([recordName]);
  try {
    const done: Verified[] = [];
    for (const [i, path] of paths.entries()) {
      const file = harmless(path);
      progress(paths.length > 1 ? `${i + 1} of ${paths.length}: ${file}` : file);
      done.push({file, ...(await verifyOne(await reader.read(path)))});
    }
    return done;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return [];
  } finally {
    await reader.close();
  }

  async function verifyOne(reading: WordsReading): Promise<Told> {
    if (!reading.ok) return reading;
    const {words} = reading;
    const record = readRecord(words.attachments);
    if (record.sort === "record") {
      const name = publication ?? record.record.publication.name;
      if (!known.includes(name))
        return {
          ok: false,
          why: `it is of the publication \`${name}\`, which is not in this project: name another with \`--publication\``,
        };
      const edition = record.record.document["edition"];
      const now = await today(name, typeof edition === "string" ? edition : null);
      if (!now)
        return {
          ok: false,
          why: `it is of the edition \`${String(edition)}\` of \`${name}\`, which has no such edition any more`,
        };
      const verdict = judgeRecorded(words, record, statementOfRecord(record.record), now);
      return {ok: true, ...verdict};
    }
    const all = await inTurn(known, candidates);
    return {ok: true, ...judgeWords(words, all, record.sort === "unusable" ? record.why : null)};
  }

  async function candidates(name: string): Promise<Candidates> {
    const kept = values.get(name);
    if (kept) return kept;
    const {figures, statement, pasts} = (await today(name, null))!;
    const last = await readIfThere(join(project, "output", name, "manifest.json"));
    const one = candidatesOf(figures, statement, readManifest(last).statement, pasts());
    values.set(name, one);
    return one;
  }

  /** Null where the publication has no such edition. */
  async function today(name: string, edition: string | null): Promise<Known | null> {
    const key = [name, edition ?? ""].join("/");
    const kept = todays.get(key);
    if (kept) return kept;
    const own = new Log();
    const sources = inEdition(await readSources(project, name, own), edition, own);
    if (!sources) return null;
    const numbers = readNumbers(sources, own);
    log.add(...own.diagnostics);
    // Against what is half read, much would seem to be withdrawn. What breaks a rule is a figure all the same.
    const isBroken = own.diagnostics.some(one => isError(one) && !one.code.startsWith("rules/"));
    if (!numbers || isBroken) throw new Stopped();
    const {content, figures, quantities} = numbers;
    const setting = {locale: content.about.language, currency: content.about.currency};
    const pasts = (): readonly Past[] =>
      pastsOf(figures, setting, replaced => computeFigures(content, quantities, replaced).value);
    const one = {statement: composeStatement(content, figures), figures, pasts};
    todays.set(key, one);
    return one;
  }
}

/** The sources as one edition has them; null where there is no such edition. */
function inEdition(sources: Sources, edition: string | null, log: Log): Sources | null {
  if (edition === null) return sources;
  const planned = log.look(readPlan(sources))?.planned.find(one => one.name === edition);
  if (!planned) return null;
  log.add(...planned.diagnostics);
  // Its row is wrong: the values that it has in common with all others are not its own.
  return planned.overrides ? {...sources, overrides: planned.overrides} : sources;
}

async function inTurn<A, B>(items: readonly A[], step: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const item of items) done.push(await step(item));
  return done;
}
