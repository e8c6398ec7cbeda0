import type { Text } from '../diagnostic/origin.js';
import type { Document } from './document.js';
import type { ControlExpose, Expose, McpExpose, RestExpose } from './expose.js';
import type { Invocable } from './invocable.js';

/** The blocks of one type, in the order of the document. */
export const restExposesOf = ({ exposes }: Pick<Document, 'exposes'>): readonly RestExpose[] =>
  exposes.filter((expose) => expose.type === 'rest');

export const mcpExposesOf = ({ exposes }: Pick<Document, 'exposes'>): readonly McpExpose[] =>
  exposes.filter((expose) => expose.type === 'mcp');

/** Only the first one counts; the others are reported as duplicates. */
export const controlExposesOf = ({ exposes }: Pick<Document, 'exposes'>): readonly ControlExpose[] =>
  exposes.filter((expose) => expose.type === 'control');

/** What callers may invoke through a block: operations, tools and resources. */
export function unitsOf(expose: Expose): readonly Invocable[] {
  if (expose.type === 'rest') return expose.resources.flatMap(({ operations }) => operations);
  return expose.type === 'mcp' ? [...expose.tools, ...expose.resources] : [];
}

/** The places of files and folders that a block serves: resources, prompts, skills. */
export function locationsOf(expose: Expose): readonly Text[] {
  const located = expose.type === 'mcp' ? [...expose.resources, ...expose.prompts] : [];
  const skills = expose.type === 'skill' ? expose.skills : [];
  return [...located, ...skills].flatMap(({ location }) => location ?? []);
}

/** Everything in a document that can be invoked: the functions of its aggregates, then what its blocks expose. */
export const invocablesOf = ({ exposes, aggregates }: Document): readonly Invocable[] => [
  ...aggregates.flatMap(({ functions }) => functions),
  ...exposes.flatMap(unitsOf),
];

/** The namespace that references and options name; a control adapter has none in the specification. */
export const ownNamespaceOf = (expose: Expose): Text | undefined =>
  expose.type === 'control' ? undefined : expose.namespace;

/** How an MCP adapter is reached; `undefined` for other adapters. */
export const transportOf = (expose: Expose): McpExpose['transport'] | undefined =>
  expose.type === 'mcp' ? expose.transport : undefined;
