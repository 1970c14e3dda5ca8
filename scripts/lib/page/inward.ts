// Whether what is printed of a page looks the same where nothing is in the other parts: whether no style asks what is in them.
import type {PageElement} from "./dom.ts";
import type {Rules} from "./rules.ts";

/** Runs inside the page: may use nothing but its arguments. */
export function asksInward(parts: readonly PageElement[], rules: Rules): boolean {
  const inward = rules.inward();
  if (!inward) return true;
  const around: PageElement[] = [...parts];
  for (let one = parts[0]?.parentElement; one; one = one.parentElement) around.push(one);
  return inward.flatMap(compounds).some(one => around.some(element => isMeant(element, one)));

  /** What stands between two combinators, as far as it says what is in something; outside of all brackets. */
  function compounds(selector: string): readonly string[] {
    const found: string[] = [];
    let [depth, one] = [0, ""];
    for (const sign of `${selector},`) {
      if (depth === 0 && /[\s>+~,]/.test(sign)) {
        if (/:has\(|:empty/i.test(one)) found.push(one);
        one = "";
        continue;
      }
      if (/[([]/.test(sign)) depth += 1;
      if (/[)\]]/.test(sign)) depth -= 1;
      one += sign;
    }
    return found;
  }

  /** By its name, classes and attributes, whatever else is asked of it. */
  function isMeant(element: PageElement, compound: string): boolean {
    let [depth, plain] = [0, ""];
    let isAsked = false;
    for (const sign of compound) {
      if (sign === "(") depth += 1;
      if (depth === 0 && sign === ":") isAsked = true;
      else if (depth === 0 && /[.#[]/.test(sign)) isAsked = false;
      if (!isAsked && depth === 0) plain += sign;
      if (sign === ")") depth -= 1;
    }
    try {
      return plain === "" || element.matches(plain);
    } catch {
      return true;
    }
  }
}
