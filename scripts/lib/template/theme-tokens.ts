// The tokens of a theme for pages that the program itself makes, with its fonts as data: only those whose letters the page has.
import type {TemplateFile} from "./file.ts";
import {inlineAssets} from "./inline.ts";
import {mergeThemes} from "./theme.ts";

/** The house theme, and over it that of the name. */
export function themeTokens(
  theme: string,
  templates: readonly TemplateFile[],
): (text: string) => string {
  const bytes = new Map(templates.map(file => [file.path, file.bytes]));
  const sheets = [...new Set(["house", theme])].flatMap(name => {
    const sheet = bytes.get(`shared/themes/${name}.css`);
    return sheet ? [new TextDecoder().decode(sheet)] : [];
  });
  const css = mergeThemes(sheets).replace(
    /url\("?\.\.\/([^)"]+)"?\)/g,
    (_, path: string) => `url(asset:shared/${path})`,
  );
  return text => inlineAssets(css, bytes, text);
}
