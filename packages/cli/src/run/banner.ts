import type { OpenExpose, PlannedDocument, Running, RunningCapability } from '@naftiko/runtime';
import { declaredTypeOf } from '@naftiko/spec';
import type { Paint } from '../paint.js';
import { toPrintable } from '../printable.js';
import { quoteWord } from '../shell-quoting.js';
import { writeConnectLine } from './connect-line.js';
import { findCurlExample } from './curl-example.js';

/** The line with all addresses, as JSON for programs. Source: docs/cli.md, "run". */
export const formatReadyLine = ({ capabilities }: Running, ms: number, workers?: number): string =>
  JSON.stringify({
    event: 'ready',
    ms,
    workers,
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

/** The banner for terminals: the addresses, and example commands. */
export function formatBanner(
  { capabilities }: Running,
  documents: readonly PlannedDocument[],
  { ms, workers }: { readonly ms: number; readonly workers: number | undefined },
  paint: Paint,
): readonly string[] {
  const types = capabilities.flatMap(({ exposes }) => exposes.map(({ type }) => type));
  const layout = { paint, typeWidth: Math.max(minTypeWidth, ...types.map(({ length }) => length)) };
  return [
    ...capabilities.flatMap((capability, index) => ['', ...describeCapability(capability, documents[index], layout)]),
    '',
    `${paint.green('ready')} in ${ms} ms${workers === undefined ? '' : ` with ${workers} workers`}; Ctrl+C stops`,
  ];
}

/** The numbers of routes, tools, resources and so on that an adapter serves; those of its main kind come first. */
function countsOf({ noun, serves, entries }: OpenExpose): readonly (readonly [kind: string, served: number])[] {
  const others = (['resources', 'prompts'] as const).map(
    (kind) => [kind, entries.filter((entry) => `${entry.kind}s` === kind).length] as const,
  );
  return [[noun, serves], ...others.filter(([kind, served]) => kind !== noun && served > 0)];
}

const minTypeWidth = 5;

interface BannerLayout {
  readonly paint: Paint;
  /** The width of the column of adapter types; lines below an adapter are aligned with its address. */
  readonly typeWidth: number;
}

function describeCapability(
  { file, label, exposes }: RunningCapability,
  planned: PlannedDocument | undefined,
  layout: BannerLayout,
): readonly string[] {
  const { paint } = layout;
  const title = label === undefined ? [paint.bold(file)] : [paint.bold(toPrintable(label)), paint.dim(file)];
  return [title.join('  '), ...exposes.flatMap((expose) => ['', ...describeExpose(expose, planned, layout)])];
}

const shownRoutes = 5;

function describeExpose(
  expose: OpenExpose,
  planned: PlannedDocument | undefined,
  { paint, typeWidth }: BannerLayout,
): readonly string[] {
  const { namespace, type, url, pageUrl, routes, entries } = expose;
  // Forwards are already listed as routes.
  const others = entries.filter(({ kind }) => kind !== 'forward').map(({ kind, address }) => `${kind} ${address}`);
  const listed = type === 'skill' ? [...others, ...routes] : [...routes, ...others];
  const hidden = listed.length - shownRoutes;
  const counts = countsOf(expose).map(([kind, served]) => `${served} ${served === 1 ? kind.replace(/s$/, '') : kind}`);
  const below = [
    ...listed.slice(0, shownRoutes).map((one) => toPrintable(one)),
    ...(hidden > 0 ? [paint.dim(`and ${hidden} more; "naftiko inspect" lists them`)] : []),
    ...(pageUrl === undefined ? [] : [`page  ${paint.cyan(pageUrl)}`]),
    ...(url === undefined ? [] : writeExampleLines(expose, url, planned)),
  ];
  const indent = ' '.repeat(typeWidth + 3);
  return [
    `  ${type.padEnd(typeWidth)} ${paint.cyan(url ?? 'standard input and output')}  ${toPrintable(namespace)}, ${counts.join(', ')}`,
    ...below.map((line) => `${indent}${line}`),
  ];
}

/** Example commands; for an adapter with authentication only those that need no credential. */
function writeExampleLines(
  { namespace, type }: OpenExpose,
  url: string,
  planned: PlannedDocument | undefined,
): readonly string[] {
  const mount = planned?.mounts.find(({ plan }) => plan.namespace === namespace);
  if (mount === undefined) return [];
  const { authentication } = mount.expose;
  const schemes = planned?.plugins?.engine.auth ?? [];
  const connect = type === 'mcp' ? [writeConnectLine({ url, name: namespace, authentication, schemes })] : [];
  if (authentication !== undefined) return [`callers authenticate: ${declaredTypeOf(authentication)}`, ...connect];
  if (type === 'mcp') return [...connect, writeToolsList(url)];
  return [findCurlExample(new URL(url).origin, mount.plan.operations) ?? []].flat();
}

const writeToolsList = (url: string): string =>
  [
    'curl',
    quoteWord(url),
    `-H 'Content-Type: application/json'`,
    `-H 'Accept: application/json, text/event-stream'`,
    `-d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
  ].join(' ');
