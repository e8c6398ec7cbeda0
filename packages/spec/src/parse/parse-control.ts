import type { ControlExpose, Management, ScriptingGovernance } from '../document/expose.js';
import type { Observability } from '../document/observability.js';
import { findChild, type SourceNode } from '../source/source-node.js';
import type { ExposeHead } from './expose-head.js';
import { filledTextAt, flagAt, mapAt, numberAt, textsAt, wordAt } from './field.js';

/** An `exposes` entry of type control, with the defaults of the specification (01, sections 16 and 17). */
export const parseControl = (node: SourceNode, head: ExposeHead): ControlExpose => ({
  type: 'control',
  ...head,
  management: parseManagement(mapAt(node, 'management')),
  observability: parseObservability(mapAt(node, 'observability')),
});

const parseManagement = (node: SourceNode | undefined): Management => ({
  health: readFlag(node, 'health', true),
  info: readFlag(node, 'info', false),
  reload: readFlag(node, 'reload', false),
  validate: readFlag(node, 'validate', false),
  logs: parseLogs(node === undefined ? undefined : findChild(node, 'logs')),
  scripting: parseScripting(node === undefined ? undefined : mapAt(node, 'scripting')),
});

function parseLogs(node: SourceNode | undefined): Management['logs'] {
  if (node?.kind === 'scalar' && node.value === true) return { levelControl: true, stream: true, maxSubscribers: 5 };
  if (node?.kind !== 'map') return undefined;
  return {
    levelControl: readFlag(node, 'level-control', true),
    stream: readFlag(node, 'stream', false),
    maxSubscribers: numberAt(node, 'max-subscribers') ?? 5,
  };
}

function parseScripting(node: SourceNode | undefined): ScriptingGovernance | undefined {
  if (node === undefined) return undefined;
  return {
    enabled: flagAt(node, 'enabled'),
    defaultLocation: filledTextAt(node, 'defaultLocation'),
    defaultLanguage: filledTextAt(node, 'defaultLanguage'),
    timeoutMs: numberAt(node, 'timeout') ?? 60_000,
    statementLimit: numberAt(node, 'statementLimit') ?? 100_000,
    allowedLanguages: textsAt(node, 'allowedLanguages').map(({ text }) => text),
    at: node.at,
  };
}

function parseObservability(node: SourceNode | undefined): Observability {
  const traces = node === undefined ? undefined : mapAt(node, 'traces');
  const tracesLocal = traces === undefined ? undefined : mapAt(traces, 'local');
  const metrics = node === undefined ? undefined : mapAt(node, 'metrics');
  const exporters = node === undefined ? undefined : mapAt(node, 'exporters');
  const otlp = exporters === undefined ? undefined : mapAt(exporters, 'otlp');
  return {
    enabled: readFlag(node, 'enabled', true),
    metricsLocal: readFlag(metrics === undefined ? undefined : mapAt(metrics, 'local'), 'enabled', true),
    tracesLocal: readFlag(tracesLocal, 'enabled', true),
    traceBufferSize: (tracesLocal === undefined ? undefined : numberAt(tracesLocal, 'buffer-size')) ?? 100,
    sampling: samplingOf(traces),
    propagation: (traces === undefined ? undefined : wordAt(traces, 'propagation', ['w3c', 'b3'])) ?? 'w3c',
    otlpEndpoint: otlp === undefined ? undefined : filledTextAt(otlp, 'endpoint'),
  };
}

function samplingOf(traces: SourceNode | undefined): number {
  const value = traces === undefined ? undefined : findChild(traces, 'sampling');
  return value?.kind === 'scalar' && typeof value.value === 'number' ? Math.min(1, Math.max(0, value.value)) : 1;
}

const readFlag = (node: SourceNode | undefined, key: string, otherwise: boolean): boolean =>
  (node === undefined ? undefined : flagAt(node, key)) ?? otherwise;
