// A deck's Markdown as others can open it: Marp's command line and its editor extension let only some HTML through,
// so what they would show as code becomes plain words and pictures.
import {hashOf} from "../hash.ts";

export interface Portable {
  readonly markdown: string;
  /** Charts as files of their own, with their fonts inside: "charts/central-spend.svg". */
  readonly pictures: ReadonlyMap<string, string>;
}

export function portableSlides(
  slides: {readonly markdown: string; readonly css: string},
  charts: ReadonlyMap<string, string>,
): Portable {
  const pictures = new Map<string, string>();
  // Elsewhere `:smile:` becomes a picture from the web, even where its colons are escaped.
  let markdown = slides.markdown
    .replace(/<\/?data\b[^>]*>/g, "")
    .replace(/&#58;(?=\w)/g, "&#58;\u2060");
  for (const [key, svg] of charts) {
    const path = `charts/${key.replace(/-\d+$/, "")}-${hashOf(svg).slice(0, 6)}.svg`;
    pictures.set(path, withOwnStyle(svg, slides.css));
    const label = /aria-label="([^"]*)"/.exec(svg)?.[1] ?? "";
    markdown = markdown.replace(svg, () => `<img src="${path}" alt="${label}">`);
  }
  const style = slides.css.replace(/\/\* @theme .*?\*\/\s*/, "");
  return {
    markdown: `${markdown.trimEnd().replace(/^theme: .*$/m, "theme: default")}\n\n<style>\n${style}\n</style>\n`,
    pictures,
  };
}

/** A picture knows nothing of the page's fonts and colours: it takes its own along. */
function withOwnStyle(svg: string, css: string): string {
  const faces = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)]
    .map(([face]) => face)
    .filter(face => svg.includes(/font-family:\s*["']?([^;"']+)/.exec(face)?.[1] ?? "\0"));
  const tokens = [...css.matchAll(/:root\s*\{[^}]*\}/g)].map(([rule]) => rule);
  return svg.replace(
    /^(<svg\b[^>]*>)/,
    (_, open: string) =>
      `${open.includes("xmlns=") ? open : open.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')}<style>${[...tokens, ...faces].join("")}</style>`,
  );
}
