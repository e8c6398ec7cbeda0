import { SpanKind } from '@opentelemetry/api';
import type { ObservedExchange } from '@naftiko/engine';
import type { Instruments } from '../instruments.js';
import type { SumsByOutcome } from '../sums-by-outcome.js';
import type { Prepared } from './preparations.js';
import type { SpanShape } from './recorded-span.js';

/** What the requests of one method to one upstream have in common. */
export class PreparedExchange implements Prepared<ObservedExchange> {
  readonly shape: SpanShape;
  readonly durations: SumsByOutcome;
  readonly #method: string;
  readonly #serverAddress: string;

  constructor({ method, namespace, serverAddress }: ObservedExchange, instruments: Instruments) {
    const attributes = { 'http.request.method': method, 'naftiko.namespace': namespace };
    this.shape = { name: `http.client.${method}`, kind: SpanKind.CLIENT, attributes };
    this.durations = instruments.exchangesOf({ method, serverAddress });
    this.#method = method;
    this.#serverAddress = serverAddress;
  }

  isFor({ method, serverAddress }: ObservedExchange): boolean {
    return method === this.#method && serverAddress === this.#serverAddress;
  }
}
