import { SpanKind, type Attributes } from '@opentelemetry/api';
import type { ObservedRequest } from '@naftiko/runtime';
import type { Instruments, RequestCounter } from '../instruments.js';
import type { Prepared } from './preparations.js';
import type { SpanShape } from './recorded-span.js';

/** What the requests of one operation with one method have in common. */
export class PreparedRequest implements Prepared<ObservedRequest> {
  readonly shape: SpanShape;
  readonly counter: RequestCounter;
  readonly #adapter: string;
  readonly #method: string;
  readonly #route: string | undefined;

  constructor(request: ObservedRequest, capability: string | undefined, instruments: Instruments) {
    const { adapter, operation, method, route } = request;
    this.shape = { name: `${adapter}.request`, kind: SpanKind.SERVER, attributes: attributesOf(request, capability) };
    this.counter = instruments.requestsOf({ adapter, operation });
    this.#adapter = adapter;
    this.#method = method;
    this.#route = route;
  }

  isFor({ adapter, method, route }: ObservedRequest): boolean {
    return adapter === this.#adapter && method === this.#method && route === this.#route;
  }
}

function attributesOf({ adapter, operation, method, route }: ObservedRequest, capability: string | undefined) {
  const attributes: Attributes = {
    'naftiko.adapter.type': adapter,
    'naftiko.operation.id': operation,
    'http.request.method': method,
  };
  if (capability !== undefined) attributes['naftiko.capability'] = capability;
  if (route !== undefined) attributes['http.route'] = route;
  if (adapter === 'mcp') attributes['mcp.method.name'] = operation;
  return attributes;
}
