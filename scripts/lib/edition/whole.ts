// Whether parts are those of one whole: what is missing, what is there twice, what was made of something else.
import type {Diagnostic} from "../diagnostic.ts";
import type {Part, PartOf} from "./part.ts";

export interface NamedPart {
  /** As it was named on the command line. */
  readonly folder: string;
  readonly part: Part;
}

/** Nothing where they are. */
export function wholeFindings(parts: readonly NamedPart[]): readonly Diagnostic[] {
  const [first, ...others] = parts;
  if (!first) return [];
  const {of} = first.part.shard;
  const found: Diagnostic[] = [];
  for (const {folder, part} of others) {
    if (part.shard.of !== of)
      found.push(
        wrong(
          "merge/shards",
          `\`${folder}\` is one of ${part.shard.of} shards, and \`${first.folder}\` one of ${of}`,
          "build all of them with the same number: `--shard 1/3`, `--shard 2/3`, `--shard 3/3`",
        ),
      );
    if (part.program !== first.part.program)
      found.push(
        wrong(
          "merge/program",
          `\`${folder}\` was made by costed ${part.program}, and \`${first.folder}\` by ${first.part.program}`,
          "build all of them with the same version",
        ),
      );
  }
  if (found.length > 0) return found;
  for (let index = 1; index <= of; index++) {
    const there = parts.filter(({part}) => part.shard.index === index).map(({folder}) => folder);
    if (there.length === 0)
      found.push(
        wrong(
          "merge/missing",
          `shard ${index} of ${of} is missing`,
          `build it with \`--shard ${index}/${of}\`, and name its output folder, too`,
        ),
      );
    if (there.length > 1)
      found.push(
        wrong(
          "merge/twice",
          `${there.map(one => `\`${one}\``).join(" and ")} are both shard ${index} of ${of}`,
          "name each shard once",
        ),
      );
  }
  for (const {folder, part} of others) found.push(...contentFindings(first, folder, part));
  return found;
}

function contentFindings(first: NamedPart, folder: string, part: Part): readonly Diagnostic[] {
  const names = new Set([first.part, part].flatMap(one => one.publications.map(({name}) => name)));
  return [...names].flatMap(name => {
    const [a, b] = [first.part, part].map(one => one.publications.find(own => own.name === name));
    if (!a || !b)
      return [
        wrong(
          "merge/publications",
          `\`${a ? folder : first.folder}\` was built without \`${name}\`, which \`${a ? first.folder : folder}\` has`,
          "build the same publications in all shards",
        ),
      ];
    return isSame(a, b)
      ? []
      : [
          wrong(
            "merge/content",
            `\`${folder}\` and \`${first.folder}\` were made of different content of \`${name}\``,
            "build all shards from the same revision",
          ),
        ];
  });
}

function isSame(a: PartOf, b: PartOf): boolean {
  return a.content === b.content && a.units.join() === b.units.join();
}

function wrong(code: string, message: string, help: string): Diagnostic {
  return {severity: "error", code, message, help};
}
