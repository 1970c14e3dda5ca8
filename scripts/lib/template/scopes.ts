// The names by which Marp ties a style to one slide (`<style scoped>`). It draws them by lot; the same slides are to give the same bytes.

/** `html`: slides in order. What it returns puts steady names in the place of Marp's, in them and in their style sheet. */
export function steadyScopes(html: string): (text: string) => string {
  const drawn = [...html.matchAll(/<section\b[^>]* data-marpit-scope-(\w+)=""/g)];
  const names = new Map(
    [...new Set(drawn.map(([, name]) => name!))].map((name, i) => [name, i + 1] as const),
  );
  if (names.size === 0) return text => text;
  // Movements (`@keyframes`) of such a style end in its name.
  const any = new RegExp(`-(${[...names.keys()].join("|")})(?!\\w)`, "g");
  return text => text.replace(any, (_, name: string) => `-${names.get(name)}`);
}
