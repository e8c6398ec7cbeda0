import { makeExaminer } from '@naftiko/adapters';
import { findSimilar } from '@naftiko/engine';
import { controlExposesOf, transportOf } from '@naftiko/spec';
import { defaultRunOptions, type Peers, type PlannedDocument, type RunOptions } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import type { ConfiguredOptions } from '../config/apply-config.js';
import { given, usageError, problemsOf, type Given } from '../input/given.js';
import { readCallSettings } from '../input/call-settings.js';
import { readDuration } from '../input/read-duration.js';
import { readAllowHosts, readAllowOrigins } from '../input/allowed-callers.js';
import { readLimits } from '../input/read-limits.js';
import { readForwardHeaders, readPorts } from '../input/read-option.js';
import { usesFastPaths } from '../input/uses-fast-paths.js';
import type { Shell } from '../shell.js';
import { choosePages } from './choose-pages.js';
import { createLogs } from './log.js';
import { makeLogClock } from './log-clock.js';

/**
 * Reads the options of `run` into those of the runtime; reports all problems at once. Does not check whether namespaces
 * exist.
 */
export async function readRunOptions(
  raw: RawRunOptions,
  configured: ConfiguredOptions,
  shell: Shell,
  peers?: Peers,
): Promise<Given<RunOptions>> {
  const calls = await readCallSettings(raw, shell);
  const ports = readPorts(raw.port.filter((written) => written !== nextFreePort));
  const forwardHeaders = readForwardHeaders(raw.forwardHeader);
  const keepAliveMs = readDuration('--keep-alive', raw.keepAlive, { minMs: 1_000, fallbackMs: 75_000 });
  const limits = readLimits(raw);
  const allowHosts = readAllowHosts(raw.allowHost);
  const allowOrigins = readAllowOrigins(raw.allowOrigin);
  const callers = [allowHosts, allowOrigins, limits];
  if (
    !calls.ok ||
    !ports.ok ||
    !forwardHeaders.ok ||
    !keepAliveMs.ok ||
    !allowHosts.ok ||
    !allowOrigins.ok ||
    !limits.ok
  ) {
    return usageError(...problemsOf(calls, ports, forwardHeaders, keepAliveMs, ...callers));
  }
  const { logLevel: level, logFormat: format, verbose = false } = raw;
  return given({
    ...defaultRunOptions,
    ...calls.value,
    ...limits.value,
    ...configured,
    ports: ports.value,
    nextFreePort: raw.port.includes(nextFreePort),
    host: raw.host,
    strict: raw.strict,
    forwardHeaders: forwardHeaders.value,
    redactAnswers: raw.redactAnswers ?? defaultRunOptions.redactAnswers,
    keepAliveMs: keepAliveMs.value,
    allowHosts: allowHosts.value,
    allowOrigins: allowOrigins.value,
    openProbes: raw.openProbes,
    pages: choosePages(raw),
    // Documents are not examined in a thread if there are plug-ins, because these are loaded in the main thread only.
    threadExaminer: raw.plugin.length > 0 ? undefined : makeExaminer({ python: raw.python }),
    workingDirectory: shell.workingDirectory,
    peers,
    fastPaths: usesFastPaths(shell),
    logs: createLogs({ level, format, verbose, now: makeLogClock(), worker: peers?.worker }, shell),
    rereadEnvironment: async () => {
      const again = await readCallSettings(raw, shell);
      // An unreadable file leaves the environment unchanged.
      return again.ok ? again.value.environment : calls.value.environment;
    },
  });
}

/** The value of `--port` that lets adapters move away from taken ports. */
const nextFreePort = 'auto';

/** Resolves the options against the documents: `control` becomes its namespace, and every namespace must exist. */
export function resolveAgainstDocuments(options: RunOptions, documents: readonly PlannedDocument[]): Given<RunOptions> {
  const exposes = documents.flatMap(({ loaded }) => loaded.document?.exposes ?? []);
  const exposed = exposes.map(({ namespace }) => namespace.text);
  const [control] = controlExposesOf({ exposes }).map(({ namespace }) => namespace.text);
  const ports = [...options.ports].map(([namespace, port]): readonly [string, number] => [
    namespace === 'control' && control !== undefined && !exposed.includes('control') ? control : namespace,
    port,
  ]);
  // A document that cannot be read may contain an unknown name, so that such names are not reported.
  const whole = documents.every(({ capability }) => capability !== undefined);
  const problems = [
    ...ports.flatMap(([namespace]) => (namespace === '*' ? [] : unknown('--port', namespace, exposed, 'expose'))),
    ...describeUnknownUpstreams(options.baseUris, documents),
    ...describeUnknownSettings(options.settings, documents),
    ...refuseWildcards(options, documents),
  ];
  return problems.length > 0 && whole ? usageError(...problems) : given({ ...options, ports: new Map(ports) });
}

/** Refuses `*` for hosts or origins where callers are not authenticated. */
export function refuseWildcards(
  { allowHosts, allowOrigins }: RunOptions,
  documents: readonly PlannedDocument[],
): readonly string[] {
  const exposes = documents.flatMap(({ loaded }) => loaded.document?.exposes ?? []);
  const open = exposes.filter((expose) => expose.authentication === undefined && transportOf(expose) !== 'stdio');
  if (open.length === 0) return [];
  const names = [...new Set(open.map(({ namespace }) => `"${namespace.text}"`))].join(', ');
  const refused = (option: string, what: string): string =>
    `${option} "*" is refused while ${names} requires no authentication: any web page could call. Name the ${what} instead.`;
  return [
    ...(allowHosts.includes('*') ? [refused('--allow-host', 'hosts')] : []),
    ...(allowOrigins.includes('*') ? [refused('--allow-origin', 'origins')] : []),
  ];
}

/** Sentences about namespaces of `--base-uri` that no document consumes. */
export function describeUnknownUpstreams(
  baseUris: ReadonlyMap<string, string>,
  documents: readonly PlannedDocument[],
): readonly string[] {
  const consumed = documents.flatMap(({ capability }) => capability?.consumes.map(({ namespace }) => namespace) ?? []);
  return [...baseUris.keys()]
    .filter((namespace) => namespace !== '*')
    .flatMap((namespace) => unknown('--base-uri', namespace, consumed, 'consume'));
}

/** Sentences about names of `--var` that no document uses. A document that cannot be read may use the name. */
export function describeUnknownSettings(
  settings: ReadonlyMap<string, string>,
  documents: readonly PlannedDocument[],
): readonly string[] {
  if (documents.some(({ capability }) => capability === undefined)) return [];
  const used = documents
    .flatMap(({ capability }) => capability?.variables() ?? [])
    .flatMap(({ kind, name }) => (kind === 'setting' ? [name] : []));
  return [...settings.keys()]
    .filter((name) => !used.includes(name))
    .map((name) => `--var ${name}=…: no base URI of the documents contains {${name}}. ${suggestName(name, used)}`);
}

function unknown(
  option: string,
  namespace: string,
  known: readonly string[],
  verb: 'expose' | 'consume',
): readonly string[] {
  if (known.includes(namespace)) return [];
  return [
    `${option} ${namespace}=…: the documents ${verb} no namespace "${namespace}". ${suggestName(namespace, known)}`,
  ];
}

/** "Did you mean …", or a list of the existing names. */
export function suggestName(name: string, known: readonly string[]): string {
  const similar = findSimilar(name, known);
  if (similar !== undefined) return `Did you mean "${similar}"?`;
  return known.length === 0 ? 'There is none.' : `There is: ${[...new Set(known)].join(', ')}.`;
}
