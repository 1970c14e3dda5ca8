// Style sheets of documents, fetched once for each hash; their fonts are declared where every tree of the page can use them.
import {useEffect, useState} from "preact/hooks";
import {divided} from "./trees.ts";

const known = new Map<string, string>();
const underway = new Map<string, Promise<string | null>>();
const declared = new Map<string, CSSStyleSheet>();

export function styleAddress(hash: string): string {
  return `/style/${encodeURIComponent(hash)}.css`;
}

/** Its rules for a tree of its own; null until they are here. A new one replaces the old when it is. */
export function useStyle(hash: string): string | null {
  const [rules, setRules] = useState(known.get(hash) ?? null);
  useEffect(() => {
    let isWanted = true;
    void rulesOf(hash).then(found => {
      if (isWanted && found !== null) setRules(found);
    });
    return () => {
      isWanted = false;
    };
  }, [hash]);
  return known.get(hash) ?? rules;
}

function rulesOf(hash: string): Promise<string | null> {
  const asked = underway.get(hash) ?? fetchRules(hash);
  underway.set(hash, asked);
  return asked;
}

async function fetchRules(hash: string): Promise<string | null> {
  const answer = await fetch(styleAddress(hash)).catch(() => null);
  if (!answer?.ok) {
    underway.delete(hash);
    return null;
  }
  const {fonts, rules} = divided(await answer.text());
  declare(fonts);
  await Promise.allSettled([...document.fonts].map(face => (isUsed(face) ? face.load() : face)));
  known.set(hash, rules);
  return rules;
}

/** Each face once, however many styles name it. */
function declare(fonts: string): void {
  for (const face of fonts.match(/@font-face\s*\{[^}]*\}/g) ?? []) {
    if (declared.has(face)) continue;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(face);
    declared.set(face, sheet);
    document.adoptedStyleSheets.push(sheet);
  }
}

/** Of the faces for letters that most texts do not have, the browser takes what it needs by itself. */
function isUsed(face: FontFace): boolean {
  return face.status === "unloaded" && /U\+0-FF|U\+0000-00FF/i.test(face.unicodeRange);
}
