// What a part of the program takes of another, as values of its own: as imports they would be looked up in the other part each time that they
// are used, through two getters. Where there are loops over bytes and objects, that is some hundredths of all work.

/**
 * Works on a part as esbuild writes it, an ES module; its lines stay where they are.
 *
 * @param changing of another part, the names of what may be another thing later: these stay imports
 */
export function withOwnValues(
  part: string,
  changing: (other: string) => ReadonlySet<string>,
): string {
  return part
    .replace(/^import ("\.\/[^"]+");/gm, "require($1);")
    .replace(/^import \{([^}]*)\} from ("\.\/[^"]+");/gm, (all, inside: string, other: string) => {
      const names = inside.split(",");
      const isFixed = (name: string): boolean =>
        !changing(JSON.parse(other) as string).has(name.trim().split(" ")[0]!);
      const live = names.filter(name => !isFixed(name));
      const own = names.filter(isFixed).map(name => name.replace(" as ", ": "));
      if (own.length === 0) return all;
      const left =
        live.length > 0 ? ` import {${live.map(one => one.trim()).join()}} from ${other};` : "";
      const now = `var {${own.join()}} = require(${other});${left}`;
      // Those lines, too, in which nothing stands any more.
      return now + "\n".repeat(all.split("\n").length - now.split("\n").length);
    });
}

/**
 * The names under which a part gives what may be another thing later: what has no value where it is declared, or is given one elsewhere.
 * Variables of functions that have the same name count, too: what is looked up without need is right as well.
 */
export function changingNames(part: string): ReadonlySet<string> {
  const given = [...part.matchAll(/^export \{([^}]*)\};/gm)].flatMap(([, inside]) =>
    inside!.split(","),
  );
  if (given.length === 0) return new Set();
  const declared = countOf(part, /^(?:(?:async )?function\*?|class) ([\w$]+)/gm);
  const begun = countOf(part, /^(?:var|let|const) ([\w$]+) = /gm);
  const set = countOf(part, /(?<![\w$.])([\w$]+)\s*(?:[-+*/%&|^?<>]{0,3}=(?![=>])|\+\+|--)/g);
  const stepped = countOf(part, /(?:\+\+|--)([\w$]+)/g);
  const taken = new Set(
    [...part.matchAll(/[[{]([^[\]{}();]*)[\]}]\s*(?:=(?![=>])|of\b)/g)].flatMap(
      ([, inside]) => inside!.match(/[\w$]+/g) ?? [],
    ),
  );
  const isFixed = (name: string): boolean => {
    const [one = 0, other = 0] = [declared.get(name), begun.get(name)];
    return (
      one + other === 1 && (set.get(name) ?? 0) === other && !stepped.has(name) && !taken.has(name)
    );
  };
  return new Set(
    given.flatMap(name => {
      const [own = "", as = own] = name.trim().split(" as ");
      return isFixed(own) ? [] : [as];
    }),
  );
}

function countOf(text: string, pattern: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ""] of text.matchAll(pattern)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
