// The fonts that a style sheet brings along, for those who must measure words before a browser does.
import type {Fonts} from "./data.ts";

/** The faces of the family that charts are set in: `--font-chart`, else the first family of the sheet. Upright ones only. */
export function chartFonts(css: string, assets: ReadonlyMap<string, Uint8Array>): Fonts {
  const faces = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, body]) => {
    const family = /font-family:\s*["']?([^;"']+)/.exec(body ?? "")?.[1]?.trim();
    const data = assets.get(/url\(asset:([^)]+)\)/.exec(body ?? "")?.[1] ?? "");
    const italic = /font-style:\s*italic/.test(body ?? "");
    const weight = Number(/font-weight:\s*(\d+)/.exec(body ?? "")?.[1] ?? 400);
    const percent = /size-adjust:\s*([\d.]+)%/.exec(body ?? "")?.[1];
    const adjust = percent === undefined ? {} : {adjust: Number(percent) / 100};
    return family && data && !italic ? [{family, face: {weight, data, ...adjust}}] : [];
  });
  const named = /--font-chart:\s*["']?([^;"',]+)/.exec(css)?.[1]?.trim();
  const family =
    faces.find(face => face.family === named)?.family ?? faces[0]?.family ?? "sans-serif";
  return {
    family,
    colours: new Map(
      [...css.matchAll(/--chart-([a-z]+):\s*([^;}]+)/g)].map(([, name = "", value = ""]) => [
        name,
        value.trim(),
      ]),
    ),
    faces: faces.filter(one => one.family === family).map(one => one.face),
  };
}
