import type { Cancellation, Observation } from '@naftiko/engine';
import type { InvokeOptions, ServedRequest } from '@naftiko/runtime';

/** The options with which a request invokes its operation. No signal is created unless it is read. */
export class RestCall implements InvokeOptions {
  readonly #served: Pick<ServedRequest, 'signal'>;
  readonly cancellation: Cancellation;
  readonly requestId: string;
  readonly forwardedHeaders: InvokeOptions['forwardedHeaders'];
  readonly observed: Observation | undefined;
  readonly takesBytes = true;

  constructor(
    served: Pick<ServedRequest, 'id' | 'signal' | 'cancellation'>,
    forwardedHeaders: InvokeOptions['forwardedHeaders'],
    observed: Observation | undefined,
  ) {
    this.#served = served;
    this.cancellation = served.cancellation;
    this.requestId = served.id;
    this.forwardedHeaders = forwardedHeaders;
    this.observed = observed;
  }

  get signal(): AbortSignal {
    return this.#served.signal;
  }
}
