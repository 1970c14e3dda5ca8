// From what a publication says and the themes there are to its Look: the theme and the paper of all its documents.
import {errorAt, type Diagnostic, type Looked} from "../lib/diagnostic.ts";
import {rememberedOf} from "../lib/memo.ts";
import {suggestion} from "../lib/nearest.ts";
import type {TemplateFile} from "../lib/template/file.ts";
import type {PaperName} from "../lib/template/paper.ts";
import {readTheme} from "../lib/template/theme.ts";
import {decodeFile} from "../lib/template/parse.ts";
import type {Content} from "./content.ts";

export interface Look {
  /** The themes that make it, one over the other: what the last one does not say, the house theme does. */
  readonly themes: readonly string[];
  readonly paper: PaperName;
}

const house = "house";

export function chooseLook({about, places}: Content, files: readonly TemplateFile[]): Looked<Look> {
  const known = new Map(files.flatMap(file => themeName(file).map(name => [name, file] as const)));
  const asked = about.theme ?? house;
  const themes = [...new Set([house, asked])].filter(name => known.has(name));
  const found: Diagnostic[] = themes.flatMap(name => findings(known.get(name)!));
  if (about.theme !== null && !known.has(about.theme))
    found.push(
      errorAt(
        places.value(["about", "theme"]),
        "theme/unknown",
        `there is no theme called \`${about.theme}\``,
        suggestion(about.theme, known.keys(), "the themes are"),
      ),
    );
  return {value: {themes, paper: about.paper ?? "A4"}, diagnostics: found};
}

const themeName = rememberedOf(({path}: TemplateFile): readonly string[] => {
  const name = /^shared\/themes\/([^/]+)\.css$/.exec(path)?.[1];
  return name === undefined ? [] : [name];
});

const findings = rememberedOf((file: TemplateFile): readonly Diagnostic[] => {
  const decoded = decodeFile(file);
  if (!decoded.ok) return decoded.diagnostics;
  const source = decoded.value;
  return readTheme(source.text).strays.map(({start, end}) =>
    errorAt(
      {in: source, start, end},
      "theme/not-a-token",
      "a theme holds only custom properties and the faces of its fonts",
      "put this into the `style.css` of a kind, and name there what the theme is to set",
    ),
  );
});
