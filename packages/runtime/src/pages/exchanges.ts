import type { ConsumeClient, RawReply, RequestPreview, RuntimeContext } from '@naftiko/engine';
import { writeCurlLine } from '../preview/curl-line.js';

/** An upstream request with its answer, without secrets. */
export interface Exchange {
  /** The request as a curl line. */
  readonly request: string;
  /** `undefined`: there was no answer. */
  readonly status: number | undefined;
  /** The answer as text, cut after 64 KiB. */
  readonly body: string;
}

/** How many requests are remembered. */
const capacity = 50;
const maxBodyLength = 65_536;

/** The upstream exchanges of the latest requests that pages have made, by the ids of these requests. */
export class Exchanges {
  readonly #byRequest = new Map<string, Exchange[]>();

  find(requestId: string): readonly Exchange[] | undefined {
    return this.#byRequest.get(requestId);
  }

  /** A runtime context whose clients record what they send and receive for a request. */
  record(runtime: RuntimeContext, requestId: string, hide: (text: string) => string): RuntimeContext {
    const exchanges: Exchange[] = [];
    this.#byRequest.set(requestId, exchanges);
    for (const oldest of this.#byRequest.keys()) {
      if (this.#byRequest.size <= capacity) break;
      this.#byRequest.delete(oldest);
    }
    const clients = runtime.clients.map((client): ConsumeClient => ({
      ...(client.secrets === undefined ? {} : { secrets: client.secrets }),
      ...(client.variesSecrets === undefined ? {} : { variesSecrets: client.variesSecrets }),
      async send(...call) {
        const preview = client.preview(...call);
        const result = await client.send(...call);
        if (preview.ok) exchanges.push(describe(preview.value, result.ok ? result.value : undefined, hide));
        return result;
      },
      preview: (...call) => client.preview(...call),
      forward: (...request) => client.forward(...request),
      close: () => client.close(),
    }));
    return { ...runtime, clients };
  }
}

const describe = (request: RequestPreview, reply: RawReply | undefined, hide: (text: string) => string): Exchange => ({
  request: writeCurlLine(request),
  status: reply?.status,
  body: reply === undefined ? '' : hide(new TextDecoder().decode(reply.body.subarray(0, maxBodyLength))),
});
