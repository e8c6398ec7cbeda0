import { decode, type OtelVariables } from './environment.js';

/** The destinations of traces and metrics. */
export interface ExportPlan {
  readonly traces: Destination | undefined;
  readonly metrics: Destination | undefined;
  readonly metricsEveryMs: number;
  readonly timeoutMs: number;
}

/** A collector that accepts OTLP as protobuf over HTTP. */
export interface Destination {
  /** Without user info. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads the `OTEL_…EXPORTER…` variables; `documented` is the endpoint of the document. */
export function planExport(variables: OtelVariables, documented: string | undefined, warnings: string[]): ExportPlan {
  return {
    traces: destinationOf('traces', variables, documented, warnings),
    metrics: destinationOf('metrics', variables, documented, warnings),
    metricsEveryMs: parseMs(variables.readText('OTEL_METRIC_EXPORT_INTERVAL')) ?? defaultMetricsEveryMs,
    timeoutMs: parseMs(variables.readText('OTEL_EXPORTER_OTLP_TIMEOUT')) ?? defaultTimeoutMs,
  };
}

const defaultMetricsEveryMs = 60_000;

/** Shorter than the SDK's default: retries towards an unreachable collector delay the end of the process. */
const defaultTimeoutMs = 3_000;

type Signal = 'traces' | 'metrics';

function destinationOf(
  signal: Signal,
  variables: OtelVariables,
  documented: string | undefined,
  warnings: string[],
): Destination | undefined {
  const name = signal.toUpperCase();
  const exporters = variables
    .readText(`OTEL_${name}_EXPORTER`)
    ?.toLowerCase()
    .split(',')
    .map((exporter) => exporter.trim());
  if (exporters !== undefined && !exporters.includes('otlp')) {
    const others = exporters.some((exporter) => exporter !== 'none');
    if (others) warnings.push(`OTEL_${name}_EXPORTER names an unknown exporter; known are otlp and none`);
    return undefined;
  }
  const address =
    variables.readText(`OTEL_EXPORTER_OTLP_${name}_ENDPOINT`) ??
    joinEndpoint(variables.readText('OTEL_EXPORTER_OTLP_ENDPOINT') ?? documented, `v1/${signal}`) ??
    (exporters === undefined ? undefined : `http://localhost:4318/v1/${signal}`);
  if (address === undefined) return undefined;
  const url = urlOf(address);
  if (url === undefined) {
    warnings.push(`The address that ${signal} are exported to is not an http or https address; they are not exported`);
    return undefined;
  }
  checkProtocol(
    variables.readFirst(`OTEL_EXPORTER_OTLP_${name}_PROTOCOL`, 'OTEL_EXPORTER_OTLP_PROTOCOL'),
    url,
    warnings,
  );
  const headers = {
    ...authorizationOf(url),
    ...variables.readPairs('OTEL_EXPORTER_OTLP_HEADERS'),
    ...variables.readPairs(`OTEL_EXPORTER_OTLP_${name}_HEADERS`),
  };
  url.username = '';
  url.password = '';
  return { url: url.href, headers };
}

/** gRPC would need another library and adds nothing: every collector accepts HTTP as well. */
function checkProtocol(protocol: string | undefined, url: URL, warnings: string[]): void {
  const warning =
    protocol === undefined
      ? url.port === '4317'
        ? 'Port 4317 is that of OTLP over gRPC, which is not supported: http/protobuf is sent there; collectors take it on port 4318'
        : undefined
      : protocol.toLowerCase() === 'http/protobuf'
        ? undefined
        : 'OTLP is exported as http/protobuf; no other protocol is supported';
  if (warning !== undefined && !warnings.includes(warning)) warnings.push(warning);
}

const joinEndpoint = (base: string | undefined, path: string): string | undefined =>
  base === undefined ? undefined : `${base.replace(/(?<!\/)\/+$/, '')}/${path}`;

function urlOf(address: string): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

function authorizationOf({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const pair = `${decode(username) ?? username}:${decode(password) ?? password}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function parseMs(text: string | undefined): number | undefined {
  const ms = Number(text);
  return Number.isSafeInteger(ms) && ms > 0 ? ms : undefined;
}
