// The paper that a publication is printed on: its size is a setting, and templates say only what margins it has.

const sizes = {A4: ["210mm", "297mm"], Letter: ["215.9mm", "279.4mm"]} as const;

export type PaperName = keyof typeof sizes;
export const paperNames = ["A4", "Letter"] as const satisfies readonly PaperName[];

/** For every page: it prints on this paper, and its styles can ask how large that is. */
export function paperSheet(paper: PaperName): string {
  const [width, height] = sizes[paper];
  return [
    `@page { size: ${width} ${height}; }`,
    `@layer tokens { :root { --paper-width: ${width}; --paper-height: ${height}; } }`,
  ].join("\n");
}

/** `size: landscape` in a template means the publication's paper, turned; by itself a browser would take its own. */
export function onPaper(css: string, paper: PaperName): string {
  return css.replace(
    /([{;\s]size:\s*)(landscape|portrait)\b/g,
    (_, before: string, way: string) => `${before}${paper} ${way}`,
  );
}
