// `verify`: is what these PDFs say still true, against what the content says today?
import {join} from "node:path";
import {isError, Stopped, type Log} from "../lib/diagnostic.ts";
import {harmless} from "../lib/pdf/words.ts";
import {pastsOf, type Past} from "../lib/verdict/earlier.ts";
import {readRecord, recordName} from "../lib/record/read.ts";
import {candidatesOf, type Candidates} from "../lib/verdict/candidates.ts";
import {readIfThere} from "../outside/disk.ts";
import {filesNamed} from "../outside/paths.ts";
import {openWordsReader, type WordsReading} from "../outside/untrusted-pdf.ts";
import {readNumbers} from "../pipeline.ts";
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

/** The log is told what is wrong with content or call; what is wrong with a PDF is in its answer. */
export async function verify(
  {project, files, publication, progress}: VerifyOptions,
  log: Log,
): Promise<readonly Verified[]> {
  const names = publication === null ? [] : [publication];
  const known = (await wantedOf(project, names, log)).map(one => one.publication);
  const paths = await filesNamed(files, ".pdf");
  if (log.errors > 0) return [];
  const todays = new Map<string, Today & {readonly pasts: () => readonly Past[]}>();
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
      const verdict = judgeRecorded(
        words,
        record,
        statementOfRecord(record.record),
        await today(name),
      );
      return {ok: true, ...verdict};
    }
    const all = await inTurn(known, candidates);
    return {ok: true, ...judgeWords(words, all, record.sort === "unusable" ? record.why : null)};
  }

  async function candidates(name: string): Promise<Candidates> {
    const kept = values.get(name);
    if (kept) return kept;
    const {figures, statement, pasts} = await today(name);
    const last = await readIfThere(join(project, "output", name, "manifest.json"));
    const one = candidatesOf(figures, statement, readManifest(last).statement, pasts());
    values.set(name, one);
    return one;
  }

  async function today(name: string): Promise<Today & {readonly pasts: () => readonly Past[]}> {
    const kept = todays.get(name);
    if (kept) return kept;
    const numbers = readNumbers(await readSources(project, name, log), log);
    // Against what is half read, much would seem to be withdrawn. What breaks a rule is a figure all the same.
    const isBroken = log.diagnostics.some(one => isError(one) && !one.code.startsWith("rules/"));
    if (!numbers || isBroken) throw new Stopped();
    const {content, figures, quantities} = numbers;
    const setting = {locale: content.about.language, currency: content.about.currency};
    const pasts = (): readonly Past[] =>
      pastsOf(figures, setting, replaced => computeFigures(content, quantities, replaced).value);
    const one = {statement: composeStatement(content, figures), figures, pasts};
    todays.set(name, one);
    return one;
  }
}

async function inTurn<A, B>(items: readonly A[], step: (item: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const item of items) done.push(await step(item));
  return done;
}
