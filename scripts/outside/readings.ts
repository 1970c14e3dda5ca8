// What was read of the files of a publication, kept for the next run: to read YAML and templates takes a process that has just
// begun longer than all that it computes. Each file is known by what stands in it, so that one that has changed is read anew.
// Nothing depends on it: what is not there, or not whole, is read.
import {readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {deserialize, serialize} from "node:v8";
import {crc32} from "node:zlib";
import {hashOf} from "../lib/hash.ts";
import {rememberedOf} from "../lib/memo.ts";
import type {PageNumbers} from "../lib/pdf/page-numbers.ts";
import type {SourceText} from "../lib/text.ts";
import type {TemplateFile} from "../lib/template/file.ts";
import {keptMade, recallMade, type MadeOfTemplate} from "../lib/template/compiled.ts";
import {decodeFile, keptTree, recallTree} from "../lib/template/parse.ts";
import {keptYaml, recallYaml, type KeptYaml} from "../lib/yaml/yaml.ts";
import {extension, madeIn, mostOnDisk, sweep, writeBeside} from "./memory.ts";

/** What is read. */
export interface Readable {
  readonly folder: string;
  readonly files: readonly SourceText[];
  readonly templates: readonly TemplateFile[];
}

export interface Readings {
  /** Has everything read already that an earlier run has read. */
  readonly recall: (sources: Readable) => Promise<void>;
  /** The page numbers of a document as they were when they were last kept. */
  readonly numbersOf: (sources: Readable, document: string) => PageNumbers | undefined;
  /** Keeps what was read of these since they were recalled, and page numbers by document, if there is anything new. */
  readonly keep: (sources: Readable, numbers?: ReadonlyMap<string, PageNumbers>) => Promise<void>;
}

export interface ReadingsOptions {
  /** Null, or a failure: nothing is kept. */
  readonly folder: () => Promise<string | null>;
  /** Another program may read otherwise. */
  readonly program: () => string;
  /** The project: each keeps its own. */
  readonly project: string;
  /** Whether all is read anew, and then kept. */
  readonly afresh: boolean;
}

interface Kept {
  readonly yaml: Map<string, KeptYaml>;
  /** As text: most are not asked for in a run. */
  readonly trees: Map<string, string>;
  readonly made: Map<string, MadeOfTemplate>;
  readonly numbers: ReadonlyMap<string, PageNumbers>;
}

/** In characters: of more content than that, what is kept would fill the folder. */
const most = 4_000_000;

const nothing: Kept = {yaml: new Map(), trees: new Map(), made: new Map(), numbers: new Map()};

export function openReadings({folder, program, project, afresh}: ReadingsOptions): Readings {
  const recalled = new Map<string, Kept>();
  return {
    async recall(sources) {
      if (recalled.has(sources.folder)) return;
      const path = afresh ? null : await pathOf(sources);
      const kept = (path && (await readKept(path))) || nothing;
      recalled.set(sources.folder, kept);
      for (const file of textsOf(sources)) {
        const read = kept.yaml.get(nameOfText(file));
        if (read) recallYaml(file, read);
      }
      for (const file of sources.templates) {
        const name = nameOfTemplate(file);
        const tree = kept.trees.get(name);
        const made = kept.made.get(name);
        if (tree !== undefined) recallTree(file, tree);
        if (made) recallMade(file, made);
      }
    },
    numbersOf: ({folder: name}, document) => recalled.get(name)?.numbers.get(document),
    async keep(sources, numbers = new Map()) {
      const before = recalled.get(sources.folder);
      const size = sources.files.reduce((sum, {text}) => sum + text.length, 0);
      if (!before || size > most) return;
      const now = {
        yaml: entriesOf(textsOf(sources), nameOfText, keptYaml),
        trees: entriesOf(sources.templates, nameOfTemplate, keptTree),
        made: entriesOf(sources.templates, nameOfTemplate, keptMade),
        numbers: new Map([...before.numbers, ...numbers]),
      };
      const isKnown =
        isAmong(now.yaml, before.yaml) &&
        isAmong(now.trees, before.trees) &&
        [...now.made].every(([name, {codes}]) => isAmong(codes, before.made.get(name)?.codes));
      if (isKnown && JSON.stringify([...now.numbers]) === JSON.stringify([...before.numbers]))
        return;
      const path = await pathOf(sources);
      const kept = {...now, trees: new Map([...now.trees].map(([name, {text}]) => [name, text]))};
      if (path) await writeKept(path, kept).catch(() => undefined);
      recalled.set(sources.folder, kept);
    },
  };

  async function pathOf({folder: name}: Readable): Promise<string | null> {
    const place = await folder()
      .then(madeIn)
      .catch(() => null);
    return place && join(place, hashOf("readings", program(), project, name) + extension);
  }
}

/** Of content, and what templates say of themselves. */
function textsOf({files, templates}: Readable): readonly SourceText[] {
  const own = templates.filter(({path}) => path.endsWith(".yaml")).map(decodeFile);
  return [...files, ...own.flatMap(one => (one.ok ? [one.value] : []))];
}

function entriesOf<Thing, Read>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  keptOf: (thing: Thing) => Read | null,
): Map<string, Read> {
  const entries = new Map<string, Read>();
  for (const thing of things) {
    const read = keptOf(thing);
    if (read !== null) entries.set(nameOf(thing), read);
  }
  return entries;
}

function isAmong(
  some: ReadonlyMap<string, unknown>,
  all: ReadonlyMap<string, unknown> | undefined,
): boolean {
  return [...some.keys()].every(name => all?.has(name) === true);
}

const nameOfText = rememberedOf(({text}: SourceText) => hashOf(text));
const nameOfTemplate = rememberedOf(({bytes}: TemplateFile) => hashOf(bytes));

/** Null where there is none, or it is not what was written: cut, or changed. */
async function readKept(path: string): Promise<Kept | null> {
  try {
    const bytes = await readFile(path);
    const said = bytes.subarray(sumLength);
    return bytes.readUInt32LE() === crc32(said) ? (deserialize(said) as Kept) : null;
  } catch {
    return null;
  }
}

/** Whoever reads meanwhile finds the old one or the new one, and never a part. */
async function writeKept(path: string, kept: Kept): Promise<void> {
  const said = serialize(kept);
  const sum = Buffer.alloc(sumLength);
  sum.writeUInt32LE(crc32(said));
  await writeBeside(path, Buffer.concat([sum, said]));
  await sweep(dirname(path), mostOnDisk);
}

const sumLength = 4;
