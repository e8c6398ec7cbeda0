import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { Json, JsonObject } from '@naftiko/spec';
import { isDeepStrictEqual } from 'node:util';
import { given, usageError, type Given } from '../../input/given.js';
import type { ConfigEditor, NamedEntry } from './config-editor.js';
import { indentAt, layoutOf, writeIndented } from './json-layout.js';
import { appendChild, removeChild } from './json-members.js';

/** Edits JSON with comments and trailing commas, as most hosts read it. */
export function createJsonEditor(serversKey: string): ConfigEditor {
  return {
    find(text, name) {
      const root = readRoot(text, serversKey);
      if (!root.ok) return root;
      const node = findNodeAtLocation(root.value, [serversKey, name]);
      return given(node === undefined ? undefined : (getNodeValue(node) as Json));
    },
    set(text, { name, entry, inputs }) {
      const full = text.trim() === '' ? '{}\n' : text;
      const root = readRoot(full, serversKey);
      if (!root.ok) return root;
      const added = setMember(full, serversKey, name, entry);
      return given(inputs.reduce<string>(addInput, added));
    },
    remove(text, named, replaced) {
      const root = readRoot(text, serversKey);
      if (!root.ok) return root;
      const { name } = named;
      if (replaced !== undefined) return given(removeInputs(setMember(text, serversKey, name, replaced), named));
      const node = findNodeAtLocation(root.value, [serversKey, name])?.parent;
      const rest = node?.parent === undefined ? text : removeChild(text, node.parent, node);
      return given(removeInputs(rest, named));
    },
  };
}

function readRoot(text: string, serversKey: string): Given<Node> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) return usageError(`${placeOf(text, error.offset)}: it is not JSON (${wordsOf(error)}).`);
  if (root?.type !== 'object') return usageError('1:1: it has no JSON object.');
  for (const [key, type] of [[serversKey, 'object'] as const, ['inputs', 'array'] as const]) {
    const node = findNodeAtLocation(root, [key]);
    if (node === undefined || node.type === type) continue;
    return usageError(`${placeOf(text, node.offset)}: "${key}" is not ${type === 'array' ? 'a list' : 'an object'}.`);
  }
  return given(root);
}

/** Line and column, from 1. */
function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

const wordsOf = ({ error }: ParseError): string =>
  printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();

/** The root of a text that was read before. */
const rootOf = (text: string): Node => parseTree(text, [], { allowTrailingComma: true })!;

function setMember(text: string, key: string, name: string, value: Json): string {
  const root = rootOf(text);
  const layout = layoutOf(text);
  const servers = findNodeAtLocation(root, [key]);
  const writeMember = (named: string, inner: Json) => (indent: string) =>
    `${JSON.stringify(named)}: ${writeIndented(inner, layout, indent)}`;
  if (servers === undefined) return appendChild(text, root, writeMember(key, { [name]: value }));
  const present = findNodeAtLocation(servers, [name]);
  if (present === undefined) return appendChild(text, servers, writeMember(name, value));
  if (isDeepStrictEqual(getNodeValue(present), value)) return text;
  const { offset, length } = present;
  return text.slice(0, offset) + writeIndented(value, layout, indentAt(text, offset)) + text.slice(offset + length);
}

/** Adds an item to `inputs`, unless one with its id is there. */
function addInput(text: string, input: JsonObject): string {
  const root = rootOf(text);
  const layout = layoutOf(text);
  const list = findNodeAtLocation(root, ['inputs']);
  if (list === undefined) {
    return appendChild(text, root, (indent) => `"inputs": ${writeIndented([input], layout, indent)}`);
  }
  const exists = (list.children ?? []).some((item) => idOf(item) === input['id']);
  return exists ? text : appendChild(text, list, (indent) => writeIndented(input, layout, indent));
}

/** Removes the items of `inputs` that no other server refers to. */
const removeInputs = (text: string, { inputs }: NamedEntry): string =>
  inputs.reduce<string>((rest, { id }) => {
    const list = findNodeAtLocation(rootOf(rest), ['inputs']);
    const item = list?.children?.find((one) => idOf(one) === id);
    const isUsed = rest.includes(`\${input:${String(id)}}`);
    return list === undefined || item === undefined || isUsed ? rest : removeChild(rest, list, item);
  }, text);

const idOf = (item: Node): unknown => {
  const id = findNodeAtLocation(item, ['id']);
  return id === undefined ? undefined : getNodeValue(id);
};
