import {
  isError,
  noExtensions,
  parseAuthentication,
  type Authentication,
  type Diagnostic,
  type MapNode,
  type SourceNode,
} from '@naftiko/spec';
import { variable, type Configured, type Reading, type ValueReader } from './reading.js';

/** One way in which callers of a gateway may authenticate. */
export interface GatewayAuthentication {
  readonly authentication: Authentication;
  /** The name under which rules mean its callers, besides those that the scheme knows. */
  readonly caller: string | undefined;
}

/** Reads one `authentication`, as documents have it, or a list of alternatives, each with a `caller` if wanted. */
export const readGatewayAuthentication: ValueReader<Configured<readonly GatewayAuthentication[]>> = (
  node,
  key,
  reading,
) => {
  const nodes = node.kind === 'list' ? node.items : [node];
  const read = nodes.flatMap((one) => readOne(one, key, reading) ?? []);
  if (read.length < nodes.length || nodes.length === 0) {
    return nodes.length === 0 ? reading.refuse(node.at, `"${key}" names no authentication.`) : undefined;
  }
  return { value: read, shown: read.map(({ authentication: { type } }) => type).join(', '), at: node.at };
};

function readOne(node: SourceNode, key: string, reading: Reading): GatewayAuthentication | undefined {
  if (node.kind !== 'map') return reading.refuse(node.at, `"${key}" takes keys with values: type, and what it needs.`);
  const before = reading.problems.length;
  const filled = fillIn(node, key, reading);
  if (filled?.kind !== 'map') return undefined;
  const { caller, ...parsed } = parse(filled, key, reading);
  const { authentication } = parsed;
  if (reading.problems.length > before || authentication === undefined) return undefined;
  if (authentication.type === 'unknown' || authentication.type === 'extension') {
    return reading.refuse(node.at, `"${key}.type" is one of ${servedTypes.join(', ')}.`);
  }
  return { authentication, caller };
}

/** What callers can present. */
const servedTypes = ['apikey', 'basic', 'bearer', 'digest', 'oauth2'] as const;
const secretKeys = new Set(['token', 'password', 'value']);

function parse(node: MapNode, key: string, reading: Reading) {
  const { caller, ...entries } = Object.fromEntries(node.entries);
  const block: MapNode = { ...node, entries: new Map(Object.entries(entries)) };
  const parent: MapNode = {
    kind: 'map',
    at: node.at,
    entries: new Map([['authentication', { key: { text: 'authentication', at: node.at }, value: block }]]),
  };
  const note = (diagnostic: Diagnostic): void => {
    if (isError(diagnostic)) reading.refuse(diagnostic.at, `"${key}": ${diagnostic.message}`);
  };
  const authentication = parseAuthentication(parent, { conformant: true, extensions: noExtensions, note });
  const name = caller?.value.kind === 'scalar' ? String(caller.value.value) : undefined;
  return { authentication, caller: name };
}

/** The same node, with `${NAME}` replaced in every text. */
function fillIn(node: SourceNode, key: string, reading: Reading): SourceNode | undefined {
  if (node.kind === 'list') {
    const items = node.items.map((item) => fillIn(item, key, reading));
    return { ...node, items: items.filter((item) => item !== undefined) };
  }
  if (node.kind === 'map') {
    const entries = [...node.entries].flatMap(([name, entry]) => {
      if (secretKeys.has(name)) warnOfSecret(entry.value, `${key}.${name}`, reading);
      const value = fillIn(entry.value, `${key}.${name}`, reading);
      return value === undefined ? [] : [[name, { ...entry, value }] as const];
    });
    return { ...node, entries: new Map(entries) };
  }
  if (node.value === null) return node;
  const filled = reading.fill(node.sourceText ?? String(node.value), key, node.at);
  return filled === undefined ? undefined : { kind: 'scalar', value: filled.value, at: node.at };
}

function warnOfSecret(node: SourceNode, key: string, reading: Reading): void {
  if (node.kind !== 'scalar' || node.value === null || String(node.value).search(variable) >= 0) return;
  reading.warn(node.at, `"${key}" is a secret in clear text; write "\${NAME}" and set the environment variable.`);
}
