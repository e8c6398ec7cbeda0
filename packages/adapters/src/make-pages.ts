import type { Pages } from '@naftiko/runtime';
import { builtins } from './builtins.js';
import type { PageOptions } from './pages/html-pages.js';

/** Makes the pages that servers offer to people. Loads them when they are first used. */
export function makePages(options: PageOptions): Pages {
  let loading: Promise<Omit<Pages, 'inspects'>> | undefined;
  const load = (): Promise<Omit<Pages, 'inspects'>> =>
    (loading ??= builtins.pages.html().then((open) => open(options)));
  return {
    inspects: options.inspects,
    openCapability: async (source) => (await load()).openCapability(source),
    openGateway: async (source) => (await load()).openGateway(source),
    sendAsset: async (...asset) => (await load()).sendAsset(...asset),
    sendSignIn: async (...refusal) => (await load()).sendSignIn(...refusal),
  };
}
