/** Where in a JSON document the cursor is: under which keys, and whether a name or a value is wanted there. */
import { ensureSyntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';

export interface Place {
  /** Keys and indices from the root to the value; of a name, to the object that it is in. */
  path: readonly string[];
  wants: 'name' | 'value';
  /** What is written there already, with its quotes. */
  from: number;
  to: number;
  /** Names that the object has, but for the one that is being written. */
  taken: readonly string[];
  /** Of a name: whether its value is there. */
  hasValue: boolean;
  /** The name of the fact that stands beside the value in the same operation; null where there is none. */
  beside: string | null;
}

const SCALARS = ['String', 'Number', 'True', 'False', 'Null'];
const LONGEST_PARSE = 3_000;

const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
};

const unquoted = (text: string): string => text.replace(/^"|"$/g, '');

const nameOf = (property: SyntaxNode, state: EditorState): string => {
  const name = property.getChild('PropertyName');
  return name ? unquoted(state.sliceDoc(name.from, name.to)) : '';
};

const isValue = ({ name }: SyntaxNode): boolean => SCALARS.includes(name) || name === 'Object' || name === 'Array';

/** Keys from the root down to a node. */
const pathTo = (node: SyntaxNode, state: EditorState): string[] => {
  const { parent } = node;
  if (!parent) return [];
  const path = pathTo(parent, state);
  if (parent.name === 'Property') return node.name === 'PropertyName' ? path : [...path, nameOf(parent, state)];
  if (parent.name !== 'Array') return path;
  const before = children(parent).filter((child) => isValue(child) && child.from < node.from);
  return [...path, String(before.length)];
};

const VAR = /^\s*\{\s*"var"\s*:\s*"(\w*)"\s*\}\s*$/;

/** `{ "==": [{ "var": "joint" }, "…"] }`, and one list further in for `in`. */
const factBeside = (node: SyntaxNode, state: EditorState): string | null => {
  for (let list = node.parent, depth = 0; list && depth < 2; list = list.parent, depth++) {
    if (list.name !== 'Array') return null;
    for (const one of children(list)) {
      const [, name] = one.name === 'Object' ? (VAR.exec(state.sliceDoc(one.from, one.to)) ?? []) : [];
      if (name) return name;
    }
  }
  return null;
};

const namesIn = (object: SyntaxNode, state: EditorState, but: SyntaxNode | null): string[] =>
  object
    .getChildren('Property')
    .filter((property) => property.from !== but?.parent?.from)
    .map((property) => nameOf(property, state));

const nothing = { taken: [], hasValue: false, beside: null };

const nameAt = (node: SyntaxNode, state: EditorState): Place | null => {
  const object = node.parent?.parent;
  if (object?.name !== 'Object') return null;
  const { from, to } = node;
  const hasValue = children(node.parent ?? node).some(isValue);
  return {
    ...nothing,
    path: pathTo(object, state),
    wants: 'name',
    from,
    to,
    taken: namesIn(object, state, node),
    hasValue,
  };
};

/** Between two things: what stands before tells what is wanted. */
const gapAt = (tree: Tree, state: EditorState, pos: number): Place | null => {
  const before = state.sliceDoc(Math.max(0, pos - 200), pos).trimEnd();
  const last = before.at(-1);
  let node: SyntaxNode | null = tree.resolveInner(pos, -1);
  if (last === ':') {
    const at = tree.resolveInner(pos - (state.sliceDoc(Math.max(0, pos - 200), pos).length - before.length), -1);
    while (node && node.name !== 'Property') node = node.parent;
    const property = node ?? (at.name === 'Property' ? at : at.parent);
    return property?.name === 'Property'
      ? { ...nothing, path: [...pathTo(property, state), nameOf(property, state)], wants: 'value', from: pos, to: pos }
      : null;
  }
  if (last !== '{' && last !== '[' && last !== ',') return null;
  while (node && node.name !== 'Object' && node.name !== 'Array') node = node.parent;
  if (node?.name === 'Object')
    return {
      ...nothing,
      path: pathTo(node, state),
      wants: 'name',
      from: pos,
      to: pos,
      taken: namesIn(node, state, null),
    };
  if (node?.name !== 'Array') return null;
  const items = children(node).filter((child) => isValue(child) && child.from < pos).length;
  const beside = node.firstChild ? factBeside(node.firstChild, state) : null;
  return { ...nothing, path: [...pathTo(node, state), String(items)], wants: 'value', from: pos, to: pos, beside };
};

/** Null where nothing can be completed, or the document is too long to be read in time. */
export const placeAt = (state: EditorState, pos: number): Place | null => {
  const tree = ensureSyntaxTree(state, pos, LONGEST_PARSE);
  if (!tree) return null;
  const node = tree.resolveInner(pos, -1);
  if (node.name === 'PropertyName') return nameAt(node, state);
  if (!SCALARS.includes(node.name)) return gapAt(tree, state, pos);
  const { from, to } = node;
  return { ...nothing, path: pathTo(node, state), wants: 'value', from, to, beside: factBeside(node, state) };
};
