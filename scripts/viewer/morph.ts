// Nodes that are shown → nodes as they should be, with as little changed as can be: whoever reads there keeps place, selection and focus.

/** `now` is used up. Gives the smallest elements that hold all that has changed. */
export function morphChildren(parent: ParentNode & Node, now: ParentNode & Node): Element[] {
  const changed = new Set<Element>();
  children(parent, [...parent.childNodes], [...now.childNodes], null, changed);
  return outermost(changed);
}

/** As `morphChildren`, for some of a node's children that stand side by side; `after` stands behind them. */
export function morphRange(
  parent: ParentNode & Node,
  old: readonly ChildNode[],
  now: readonly ChildNode[],
  after: ChildNode | null,
): {readonly nodes: readonly ChildNode[]; readonly changed: readonly Element[]} {
  const changed = new Set<Element>();
  const nodes = children(parent, old, now, after, changed);
  return {nodes, changed: outermost(changed)};
}

function children(
  parent: Node,
  old: readonly ChildNode[],
  now: readonly ChildNode[],
  after: ChildNode | null,
  changed: Set<Element>,
): ChildNode[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start]!.isEqualNode(now[start]!)) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old.at(-1 - end)!.isEqualNode(now.at(-1 - end)!)) end++;
  const rest = old.slice(start, old.length - end);
  const behind = old[old.length - end] ?? after;
  const middle: ChildNode[] = [];
  for (const node of now.slice(start, now.length - end)) {
    const at = rest.findIndex(one => one.nodeName === node.nodeName);
    const same = at >= 0 ? rest[at]! : null;
    if (!same) {
      parent.insertBefore(node, rest[0] ?? behind);
      noteNew(node, changed);
      middle.push(node);
      continue;
    }
    for (const gone of rest.splice(0, at)) remove(gone, changed);
    rest.shift();
    if (!same.isEqualNode(node)) one(same, node, changed);
    middle.push(same);
  }
  for (const gone of rest) remove(gone, changed);
  return [...old.slice(0, start), ...middle, ...old.slice(old.length - end)];
}

function one(old: ChildNode, now: ChildNode, changed: Set<Element>): void {
  if (!(isElement(old) && isElement(now))) {
    if (old.nodeValue === now.nodeValue) return;
    old.nodeValue = now.nodeValue;
    noteNew(old, changed);
    return;
  }
  if (attributes(old, now)) changed.add(visible(old));
  children(old, [...old.childNodes], [...now.childNodes], null, changed);
}

/** What the page itself has set stays: details that the reader has opened, and its own marks. */
function attributes(old: Element, now: Element): boolean {
  let isOther = false;
  for (const {name, value} of now.attributes)
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
      isOther = true;
    }
  for (const {name} of [...old.attributes])
    if (!now.hasAttribute(name) && !name.startsWith("data-viewer-") && name !== "open") {
      old.removeAttribute(name);
      isOther = true;
    }
  return isOther;
}

function remove(node: ChildNode, changed: Set<Element>): void {
  const {parentElement} = node;
  node.remove();
  if (parentElement && !isBlank(node)) changed.add(visible(parentElement));
}

function noteNew(node: ChildNode, changed: Set<Element>): void {
  if (isBlank(node)) return;
  const element = isElement(node) ? node : node.parentElement;
  if (element) changed.add(visible(element));
}

/** A drawing is looked at as a whole. */
function visible(element: Element): Element {
  return element.closest("svg[data-chart]") ?? element;
}

function outermost(changed: ReadonlySet<Element>): Element[] {
  return [...changed].filter(element => {
    for (let up = element.parentElement; up; up = up.parentElement)
      if (changed.has(up)) return false;
    return true;
  });
}

function isBlank(node: ChildNode): boolean {
  return node.nodeType === 8 || (node.nodeType === 3 && !node.nodeValue?.trim());
}

/** Nodes of a frame are of no class of ours. */
function isElement(node: ChildNode): node is Element & ChildNode {
  return node.nodeType === 1;
}
