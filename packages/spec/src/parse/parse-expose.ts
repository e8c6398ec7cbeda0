import { diagnose } from '../diagnostic/diagnostic.js';
import type { Expose } from '../document/expose.js';
import { isExtension, listKnownTypes } from '../document/type-names.js';
import { findChild, sourceTextOf, type SourceNode } from '../source/source-node.js';
import type { ExposeHead } from './expose-head.js';
import { filledTextAt, parseItems, numberAt, plainTextAt, makeDefaultText, textAt, type Reading } from './field.js';
import { parseAuthentication } from './parse-authentication.js';
import { parseControl } from './parse-control.js';
import { parseMcp } from './parse-mcp.js';
import { parseRest } from './parse-rest.js';
import { parseSkills } from './parse-skill.js';

const parsers: Readonly<Record<string, (node: SourceNode, head: ExposeHead, reading: Reading) => Expose>> = {
  rest: parseRest,
  mcp: parseMcp,
  skill: parseSkills,
  control: parseControl,
};

/** `capability.exposes`. An entry that cannot be read is omitted and reported; the others are kept. */
export function parseExposes(capability: SourceNode, reading: Reading): readonly Expose[] {
  const namespaces = new Set<string>();
  return parseItems(capability, 'exposes', (node) => {
    if (node.kind !== 'map') {
      reading.note(diagnose('exposes-invalid', node.at, {}));
      return [];
    }
    const type = textAt(node, 'type') ?? makeDefaultText('', node);
    const head = parseHead(node, type.text, reading);
    if (type.text !== 'control' && namespaces.has(head.namespace.text)) {
      reading.note(diagnose('exposes-namespace-duplicate', node.at, { namespace: head.namespace.text }));
    }
    namespaces.add(head.namespace.text);
    const parse = Object.hasOwn(parsers, type.text) ? parsers[type.text] : undefined;
    if (parse !== undefined) return [parse(node, head, reading)];
    if (isExtension('exposes', type.text, reading.extensions)) {
      return [{ type: 'extension', name: type, ...head, sourceNode: node }];
    }
    const known = listKnownTypes('exposes', reading.extensions);
    reading.note(diagnose('exposes-type-unknown', type.at, { type: type.text, known }));
    return [{ type: 'unknown', name: type, ...head }];
  });
}

function parseHead(node: SourceNode, type: string, reading: Reading): ExposeHead {
  const written = filledTextAt(node, 'namespace');
  if (written === undefined && type !== 'control')
    reading.note(diagnose('exposes-namespace-missing', node.at, { type }));
  const stdio = plainTextAt(node, 'transport') === 'stdio';
  const namespace = written ?? makeDefaultText(type, node);
  const port = stdio ? undefined : parsePort(node, namespace.text, reading);
  const served = Object.hasOwn(parsers, type);
  if (served && port === undefined && !stdio && !isGiven(findChild(node, 'port')))
    reading.note(diagnose('port-missing', node.at, { type }));
  return {
    namespace,
    address: findChild(node, 'address') === undefined ? undefined : filledTextAt(node, 'address'),
    port: stdio ? undefined : (port ?? 0),
    description: plainTextAt(node, 'description'),
    authentication: parseAuthentication(node, reading),
    at: node.at,
  };
}

/** A port; an impossible one is an error at its place. 0 selects a free port, as on the command line. */
function parsePort(node: SourceNode, namespace: string, reading: Reading): number | undefined {
  const value = findChild(node, 'port');
  if (value === undefined || !isGiven(value)) return undefined;
  const port = numberAt(node, 'port');
  if (port !== undefined && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  const shown = value.kind === 'scalar' ? `"${sourceTextOf(value)}"` : value.kind === 'list' ? 'A list' : 'A mapping';
  reading.note(diagnose('port-invalid', value.at, { shown, namespace }));
  return undefined;
}

const isGiven = (node: SourceNode | undefined): boolean =>
  node !== undefined && !(node.kind === 'scalar' && node.value === null);
