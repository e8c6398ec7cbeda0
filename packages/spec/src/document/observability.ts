import type { Text } from '../diagnostic/origin.js';

/** `observability` of a control adapter, with the defaults of the specification filled in. */
export interface Observability {
  readonly enabled: boolean;
  readonly metricsLocal: boolean;
  readonly tracesLocal: boolean;
  readonly traceBufferSize: number;
  /** 0 to 1. */
  readonly sampling: number;
  readonly propagation: 'w3c' | 'b3';
  readonly otlpEndpoint: Text | undefined;
}
