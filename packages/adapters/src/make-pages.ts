import { keepLoaded, type Pages } from '@naftiko/runtime';
import { builtins } from './builtins.js';
import type { PageOptions } from './pages/html-pages.js';

/** Half a second after a start the first requests are answered. */
const prepareAfterMs = 500;

/** Makes the pages that servers offer to people. Loads and opens them when one is wanted, or a while after `prepare`. */
export function makePages(options: PageOptions): Pages {
  const loaded = keepLoaded(async () => (await builtins.pages.html())(options));
  let isPrepared = false;
  return {
    prepare(open) {
      if (isPrepared) return;
      isPrepared = true;
      // A page that needs them tries again, and reports why it cannot.
      setTimeout(
        () =>
          void loaded()
            .then(open)
            .catch(() => undefined),
        prepareAfterMs,
      ).unref();
    },
    inspects: options.inspects,
    openCapability: async (source) => (await loaded()).openCapability(source),
    openGateway: async (source) => (await loaded()).openGateway(source),
    sendAsset: async (...asset) => (await loaded()).sendAsset(...asset),
    sendSignIn: async (...refusal) => (await loaded()).sendSignIn(...refusal),
  };
}
