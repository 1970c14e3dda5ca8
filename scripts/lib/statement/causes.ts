// Why a derived figure has another value: the figures that were changed themselves, however far down its chain.
import type {Stated} from "../content/stated.ts";

export interface Chains {
  readonly before: ReadonlyMap<string, Pick<Stated, "formula">>;
  readonly after: ReadonlyMap<string, Pick<Stated, "formula">>;
  /** Those whose value differs, or that are on one side only. */
  readonly isChanged: (id: string) => boolean;
}

/** Of each figure; empty where it was changed itself: another value, another formula, or nothing below it that has changed. */
export function causesIn({before, after, isChanged}: Chains): (id: string) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  return id => rootsOf(id).filter(root => root !== id);

  function rootsOf(id: string): readonly string[] {
    const done = found.get(id);
    if (done) return done;
    // No figure is computed from itself; what claims to be has come from elsewhere.
    found.set(id, []);
    const roots = isChanged(id) ? below(id) : [];
    found.set(id, roots);
    return roots;
  }

  function below(id: string): readonly string[] {
    const [was, is] = [before.get(id)?.formula, after.get(id)?.formula];
    if (!was || !is || was.written !== is.written) return [id];
    const inputs = new Set([...is.inputs, ...was.inputs].map(input => input.id));
    const roots = new Set([...inputs].flatMap(rootsOf));
    return roots.size === 0 ? [id] : [...roots];
  }
}
