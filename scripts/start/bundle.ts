// scripts/ → the bundled program: a part for each thing that is loaded late, as CommonJS, so that V8's compiled code can be
// kept for it. The parts never change once they are there: their folder has the name of what they were made of.
import {randomUUID} from "node:crypto";
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {basename, join, relative} from "node:path";
import {build, transform, type Plugin} from "esbuild";
import {changingNames, withOwnValues} from "./bindings.ts";
import {hashOfSources, isWhole, noteCurrent, programIn} from "./find.cjs";

/** The entries: what is started by name. */
const entries = [
  "scripts/cli.ts",
  "scripts/outside/pdf-worker.ts",
  "scripts/outside/finish-worker.ts",
];

/** Packages that are found by their place on the disk, or bring what is no JavaScript. */
const external = ["@hyzyla/pdfium", "@marp-team/marp-cli", "@sparticuz/chromium", "esbuild", "tsx"];

/** The folder of the program of today's sources, in the first cache that can be written; null where none can. */
export async function makeProgram(root: string, caches: readonly string[]): Promise<string | null> {
  const hash = hashOfSources(root);
  for (const cache of caches) {
    const draft = join(cache, `draft-${randomUUID()}`);
    const made = await mkdir(draft, {recursive: true}).catch(() => null);
    if (made === null) continue;
    try {
      await writeProgram(root, draft);
      await moveTo(draft, programIn(cache, hash));
      noteCurrent(root, cache, hash);
      await sweep(cache);
      return programIn(cache, hash);
    } finally {
      await rm(draft, {recursive: true, force: true});
    }
  }
  return null;
}

/** Into a folder that is there. */
export async function writeProgram(root: string, folder: string): Promise<void> {
  const {outputFiles, metafile} = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    splitting: true,
    entryNames: "[name]",
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    sourcesContent: false,
    sourceRoot: "",
    legalComments: "none",
    logLevel: "silent",
    write: false,
    metafile: true,
    external,
    plugins: [ownPlaces(root), noCanvas],
  });
  // esbuild gives a package of the older kind, loaded late, nothing but a default; Node gives it its names, too.
  const older = new Set(
    Object.entries(metafile.outputs).flatMap(([path, {entryPoint}]) =>
      metafile.inputs[entryPoint ?? ""]?.format === "cjs" ? [basename(path)] : [],
    ),
  );
  const late = new Set(
    Object.values(metafile.outputs)
      .flatMap(({imports}) => imports)
      .filter(({kind}) => kind === "dynamic-import")
      .map(({path, external}) => (external ? path : `./${basename(path)}`)),
  );
  const sizes: Record<string, number> = {};
  const parts = outputFiles.map(({path, text}) => {
    const end = text.lastIndexOf("//# sourceMappingURL=");
    return {name: basename(path), code: text.slice(0, end), map: text.slice(end)};
  });
  const changing = new Map(parts.map(({name, code}) => [name, changingNames(code)]));
  await Promise.all(
    parts.map(async ({name, code: before, map: places}) => {
      const own = withOwnValues(before, other => changing.get(basename(other)) ?? new Set());
      const {code, map} = await transform(own + places, {
        format: "cjs",
        target: "node20",
        sourcemap: "external",
        sourcesContent: false,
        sourcefile: name,
        logLevel: "silent",
      });
      const part = `${code}${older.has(name) ? withNames : ""}`.replace(
        /\bimport\("([^"]+)"\)/g,
        (all, other: string) => (late.has(other) ? `__later("${other}")` : all),
      );
      sizes[name] = Buffer.byteLength(part);
      await writeFile(join(folder, name), part);
      await writeFile(join(folder, `${name}.map`), withPlaces(map, root, folder));
    }),
  );
  await writeFile(join(folder, "parts.json"), JSON.stringify(sizes));
}

const withNames = `
for (const name in module.exports.default)
  if (!(name in module.exports)) module.exports[name] = module.exports.default[name];
`;

/** Sources find what lies beside them by their own place: that is where they were, wherever the bundle is. */
function ownPlaces(root: string): Plugin {
  return {
    name: "own-places",
    setup: ({onLoad}) => {
      onLoad({filter: /[\\/]scripts[\\/].*\.tsx?$/}, async ({path}) => {
        const below = relative(root, path).replaceAll("\\", "/");
        if (below.includes("node_modules")) return null;
        const text = await readFile(path, "utf8");
        const contents = text.replaceAll("import.meta.url", `__url(${JSON.stringify(below)})`);
        return {contents, loader: path.endsWith("x") ? "tsx" : "ts"};
      });
    },
  };
}

/** Vega looks for a package that draws pixels, which we do not have, and waits for the answer where nothing may wait. */
const noCanvas: Plugin = {
  name: "no-canvas",
  setup: ({onLoad}) => {
    onLoad({filter: /vega-canvas[\\/]build[\\/][^\\/]*\.js$/}, async ({path}) => {
      const text = await readFile(path, "utf8");
      return {contents: text.replace(/await import\(['"]canvas['"]\)/, "null"), loader: "js"};
    });
  },
};

/** Places below the root, whatever folder the bundle was made in. */
function withPlaces(map: string, root: string, folder: string): string {
  const said = JSON.parse(map) as {sources: readonly string[]};
  const sources = said.sources.map(source =>
    relative(root, join(folder, source)).replaceAll("\\", "/"),
  );
  return JSON.stringify({...said, sources});
}

/** Somebody may have been quicker: then theirs is as good as ours. */
async function moveTo(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder);
  } catch {
    if (isWhole(folder)) return;
    // One that is not whole is in the way: we were sent to make it, so it is no good.
    await rename(folder, `${draft}-old`).catch(() => undefined);
    await rename(draft, folder).catch(() => undefined);
    await rm(`${draft}-old`, {recursive: true, force: true});
  }
}

/** Programs of earlier sources that nobody has started for three days. */
async function sweep(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!/^(program|draft)-/.test(name)) continue;
    const {mtimeMs} = await stat(join(cache, name)).catch(() => ({mtimeMs: Infinity}));
    if (Date.now() - mtimeMs > 3 * 86_400_000)
      await rm(join(cache, name), {recursive: true, force: true});
  }
}
