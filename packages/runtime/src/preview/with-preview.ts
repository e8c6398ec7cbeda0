import { fail, type ConsumeClient, type RequestPreview, type RuntimeContext } from '@naftiko/engine';

/** A runtime context whose clients pass the first upstream request to `show` instead of sending it. */
export function withPreview(runtime: RuntimeContext, show: (preview: RequestPreview) => void): RuntimeContext {
  const clients = runtime.clients.map((client): ConsumeClient => ({
    send(...call) {
      const preview = client.preview(...call);
      if (!preview.ok) return Promise.resolve(preview);
      show(preview.value);
      return Promise.resolve(fail({ code: 'cancelled' }));
    },
    preview: (...call) => client.preview(...call),
    // Only a server forwards requests.
    forward: () => Promise.resolve(fail({ code: 'cancelled' })),
    close: () => client.close(),
  }));
  return { ...runtime, clients };
}
