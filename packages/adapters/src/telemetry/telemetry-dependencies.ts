import type { ObservedExchange } from '@naftiko/engine';
import type { ObservedOperation, ObservedRequest } from '@naftiko/runtime';
import type { Instruments } from './instruments.js';
import { PreparedExchange } from './trace/prepared-exchange.js';
import { PreparedOperation, unknownName } from './trace/prepared-operation.js';
import { Preparations } from './trace/preparations.js';
import { PreparedRequest } from './trace/prepared-request.js';
import type { TraceHeaders } from './trace/trace-headers.js';
import type { Tracing } from './trace/tracing.js';

/** What spans and metrics are recorded with. */
export interface TelemetryDependencies {
  readonly tracing: Tracing;
  readonly instruments: Instruments;
  readonly headers: TraceHeaders;
  readonly requests: Preparations<ObservedRequest, PreparedRequest>;
  readonly operations: Preparations<ObservedOperation, PreparedOperation>;
  readonly exchanges: Preparations<ObservedExchange, PreparedExchange>;
}

/** Makes what depends on the instruments. `capability` is `info.label`. */
export const prepareActivities = (
  instruments: Instruments,
  capability: string | undefined,
): Pick<TelemetryDependencies, 'requests' | 'operations' | 'exchanges'> => ({
  requests: new Preparations(
    ({ operation }) => operation,
    (request) => new PreparedRequest(request, capability, instruments),
  ),
  operations: new Preparations(
    ({ name = unknownName }) => name,
    (operation) => new PreparedOperation(operation, instruments),
  ),
  exchanges: new Preparations(
    ({ namespace }) => namespace,
    (exchange) => new PreparedExchange(exchange, instruments),
  ),
});
