import type { OpenExpose, PlannedDocument, Running, RunningCapability } from '@naftiko/runtime';
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
      exposes: exposes.map(({ namespace, type, url, unit, serves }) => ({
        namespace,
        type,
        url: url ?? null,
        [unit]: serves,
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
  return [
    ...capabilities.flatMap((capability, index) => ['', ...capabilityLines(capability, documents[index], paint)]),
    '',
    `${paint.green('ready')} in ${ms} ms; Ctrl+C stops`,
  ];
}

function capabilityLines(
  { file, label, exposes }: RunningCapability,
  planned: PlannedDocument | undefined,
  paint: Paint,
): readonly string[] {
  const title = label === undefined ? [paint.bold(file)] : [paint.bold(printable(label)), paint.dim(file)];
  const column = Math.max(narrowestColumn, ...exposes.map(({ type }) => type.length));
  return [title.join('  '), ...exposes.flatMap((expose) => ['', ...exposeLines(expose, planned, { column, paint })])];
}

const shownRoutes = 5;

/** Of types; as wide as most documents need, so that they look alike. */
const narrowestColumn = 5;

interface Look {
  readonly column: number;
  readonly paint: Paint;
}

function exposeLines(
  expose: OpenExpose,
  planned: PlannedDocument | undefined,
  { column, paint }: Look,
): readonly string[] {
  const { namespace, type, url, unit, serves, routes } = expose;
  const hidden = routes.length - shownRoutes;
  const indent = ' '.repeat(column + 3);
  return [
    `  ${type.padEnd(column)} ${paint.cyan(url ?? 'standard input and output')}  ${printable(namespace)}, ${serves} ${serves === 1 ? unit.replace(/s$/, '') : unit}`,
    ...routes.slice(0, shownRoutes).map((route) => `${indent}${printable(route)}`),
    ...(hidden > 0 ? [paint.dim(`${indent}and ${hidden} more; "naftiko inspect" lists them`)] : []),
    ...(url === undefined ? [] : pasteLines(expose, url, planned)).map((line) => `${indent}${line}`),
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
  if (authentication !== undefined) return [`callers authenticate: ${authentication.type}`];
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
