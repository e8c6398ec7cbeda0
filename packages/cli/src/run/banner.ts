import type { OpenExpose, PlannedDocument, Running, RunningCapability } from '@naftiko/runtime';
import { writtenType } from '@naftiko/spec';
import type { Paint } from '../paint.js';
import { printable } from '../printable.js';
import { shellWord } from '../shell-quoting.js';
import { curlExample } from './curl-example.js';

/** The one line that tells a program where everything is. Source: docs/cli.md, "run". */
export const readyLine = ({ capabilities }: Running, ms: number): string =>
  JSON.stringify({
    event: 'ready',
    ms,
    capabilities: capabilities.map(({ file, label, exposes }) => ({
      file,
      label: label ?? null,
      exposes: exposes.map((expose) => ({
        namespace: expose.namespace,
        type: expose.type,
        url: expose.url ?? null,
        ...Object.fromEntries(countsOf(expose)),
      })),
    })),
  });

/** What people read when everything is open: where it is, and lines to paste. */
export function banner(
  { capabilities }: Running,
  documents: readonly PlannedDocument[],
  ms: number,
  paint: Paint,
): readonly string[] {
  const types = capabilities.flatMap(({ exposes }) => exposes.map(({ type }) => type));
  const look = { paint, typeWidth: Math.max(leastTypeWidth, ...types.map(({ length }) => length)) };
  return [
    ...capabilities.flatMap((capability, index) => ['', ...capabilityLines(capability, documents[index], look)]),
    '',
    `${paint.green('ready')} in ${ms} ms; Ctrl+C stops`,
  ];
}

/** What an adapter serves, by kind: what it is for first, then whatever else there is. */
function countsOf({ unit, serves, entries }: OpenExpose): readonly (readonly [kind: string, served: number])[] {
  const others = (['resources', 'prompts'] as const).map(
    (kind) => [kind, entries.filter((entry) => `${entry.kind}s` === kind).length] as const,
  );
  return [[unit, serves], ...others.filter(([kind, served]) => kind !== unit && served > 0)];
}

const leastTypeWidth = 5;

interface Look {
  readonly paint: Paint;
  /** Of the column of adapter types; what stands below an adapter begins where its address does. */
  readonly typeWidth: number;
}

function capabilityLines(
  { file, label, exposes }: RunningCapability,
  planned: PlannedDocument | undefined,
  look: Look,
): readonly string[] {
  const { paint } = look;
  const title = label === undefined ? [paint.bold(file)] : [paint.bold(printable(label)), paint.dim(file)];
  return [title.join('  '), ...exposes.flatMap((expose) => ['', ...exposeLines(expose, planned, look)])];
}

const shownRoutes = 5;

function exposeLines(
  expose: OpenExpose,
  planned: PlannedDocument | undefined,
  { paint, typeWidth }: Look,
): readonly string[] {
  const { namespace, type, url, routes, entries } = expose;
  // A forward is a route already.
  const others = entries.filter(({ kind }) => kind !== 'forward').map(({ kind, address }) => `${kind} ${address}`);
  const listed = type === 'skill' ? [...others, ...routes] : [...routes, ...others];
  const hidden = listed.length - shownRoutes;
  const counts = countsOf(expose).map(([kind, served]) => `${served} ${served === 1 ? kind.replace(/s$/, '') : kind}`);
  const below = [
    ...listed.slice(0, shownRoutes).map((one) => printable(one)),
    ...(hidden > 0 ? [paint.dim(`and ${hidden} more; "naftiko inspect" lists them`)] : []),
    ...(url === undefined ? [] : pasteLines(expose, url, planned)),
  ];
  const indent = ' '.repeat(typeWidth + 3);
  return [
    `  ${type.padEnd(typeWidth)} ${paint.cyan(url ?? 'standard input and output')}  ${printable(namespace)}, ${counts.join(', ')}`,
    ...below.map((line) => `${indent}${line}`),
  ];
}

/** Lines that work as pasted; callers who must show a credential get none, because nobody here may print it. */
function pasteLines(
  { namespace, type }: OpenExpose,
  url: string,
  planned: PlannedDocument | undefined,
): readonly string[] {
  const mount = planned?.mounts.find(({ plan }) => plan.namespace === namespace);
  if (mount === undefined) return [];
  const { authentication } = mount.expose;
  if (authentication !== undefined) return [`callers authenticate: ${writtenType(authentication)}`];
  if (type === 'mcp') {
    return [JSON.stringify({ mcpServers: { [namespace]: { type: 'http', url } } }), toolsList(url)];
  }
  return [curlExample(new URL(url).origin, mount.plan.operations) ?? []].flat();
}

const toolsList = (url: string): string =>
  [
    'curl',
    shellWord(url),
    `-H 'Content-Type: application/json'`,
    `-H 'Accept: application/json, text/event-stream'`,
    `-d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
  ].join(' ');
