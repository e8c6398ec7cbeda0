import { stringify } from 'yaml';
import type { Json, JsonObject } from '@naftiko/spec';
import type { PlannedSkill, PlannedTool } from './planned-skill.js';

/**
 * A SKILL.md made from the document, for a skill whose directory has none: its fields as front matter, its tools as
 * text. Source: specification 04, b.9; the Agent Skills format.
 */
export function manifestOf({ name, description, details, tools }: PlannedSkill): string {
  const matter = { name, ...(description === undefined ? {} : { description }), ...details };
  const written = stringify({ ...matter, ...metadataOf(details) }, manifestYaml);
  const sections = [
    `# ${name}`,
    ...(description === undefined ? [] : [description.trim()]),
    ...(tools.length === 0 ? [] : ['## Tools', tools.map(itemOf).join('\n')]),
  ];
  return `---\n${written}---\n\n${sections.join('\n\n')}\n`;
}

/** One line per value, strings quoted: YAML that every reader of front matter accepts. */
const manifestYaml = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 } as const;

/** The format requires all metadata to be strings. */
function metadataOf({ metadata }: JsonObject): JsonObject {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return {};
  const entries = Object.entries(metadata);
  return { metadata: Object.fromEntries(entries.map(([key, value]) => [key, asText(value)])) };
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function itemOf({ name, description, origin }: PlannedTool): string {
  const ending = description?.trim() ? ` ${toSentence(description)}` : '';
  if (origin.kind === 'instruction') {
    const link = origin.path.split('/').map(encodeSegment).join('/');
    return `- \`${name}\`:${ending} Read [${origin.path}](${link}).`;
  }
  const { target, action, mode, method, path, inputSchema } = origin;
  const how =
    mode === 'mcp'
      ? `Call the tool \`${action}\` of the MCP server \`${target.namespace}\`.`
      : `Send \`${method} ${path}\` to the REST server \`${target.namespace}\`.`;
  return [`- \`${name}\`:${ending} ${how}`, ...inputsOf(inputSchema)].join('\n');
}

/** Escapes every character that would end a link; a lone surrogate becomes U+FFFD. */
const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');

const inputsOf = ({ properties, required }: JsonObject): readonly string[] =>
  Object.entries((properties ?? {}) as Readonly<Record<string, JsonObject>>).map(([name, schema]) => {
    const facts = [schema['type'], ...(isAmong(name, required) ? ['required'] : [])].filter(
      (fact) => fact !== undefined,
    );
    const aside = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
    const description = schema['description'];
    return `  - \`${name}\`${aside}${typeof description === 'string' ? `: ${toSentence(description)}` : ''}`;
  });

const isAmong = (name: string, names: Json | undefined): boolean => Array.isArray(names) && names.includes(name);

/** On one line, with a full stop. */
const toSentence = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/(?<![.!?:])$/, '.');
