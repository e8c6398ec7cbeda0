import type { Pages } from '@naftiko/runtime';
import { builtins } from './builtins.js';
import type { PageOptions } from './pages/html-pages.js';

/** Half a second after a start the first requests are answered. */
const prepareAfterMs = 500;

/** Makes the pages that servers offer to people. Loads them when they are first used, or a while after `prepare`. */
export function makePages(options: PageOptions): Pages {
  let loading: Promise<Omit<Pages, 'inspects' | 'prepare'>> | undefined;
  const load = (): Promise<Omit<Pages, 'inspects' | 'prepare'>> =>
    (loading ??= builtins.pages.html().then((open) => open(options)));
  let isPrepared = false;
  return {
    prepare() {
      if (isPrepared) return;
      isPrepared = true;
      // The page that cannot be loaded reports why.
      setTimeout(() => void load().catch(() => undefined), prepareAfterMs).unref();
    },
    inspects: options.inspects,
    openCapability: async (source) => (await load()).openCapability(source),
    openGateway: async (source) => (await load()).openGateway(source),
    sendAsset: async (...asset) => (await load()).sendAsset(...asset),
    sendSignIn: async (...refusal) => (await load()).sendSignIn(...refusal),
  };
}
