import type { Pages } from '@naftiko/runtime';
import { openCapabilityPages, type DescribeRest } from './open-capability-pages.js';
import { openGatewayPages } from './open-gateway-pages.js';
import { readPageFiles } from './page-files.js';
import { sendImmutable, sendPage } from './send-page.js';
import { prepareTemplates } from './templates.js';

/** What pages need of the program that serves them. */
export interface PageOptions {
  /** Loads what describes REST adapters in OpenAPI; called when something needs it. */
  readonly loadDescribeRest: () => Promise<DescribeRest>;
  /** Whether pages may show what upstreams answered. */
  readonly inspects: boolean;
}

/** Opens the templates and files of pages. */
export function openHtmlPages({ loadDescribeRest, inspects }: PageOptions): Omit<Pages, 'inspects' | 'prepare'> {
  const files = readPageFiles();
  const render = prepareTemplates(files);
  const assets = new Map([files.style, ...files.scripts, files.icon].map((asset) => [asset.name, asset]));
  return {
    openCapability: (source) => Promise.resolve(openCapabilityPages(source, { loadDescribeRest, inspects, render })),
    openGateway: (source) => Promise.resolve(openGatewayPages(source, render)),
    sendAsset(name, response) {
      const asset = assets.get(name);
      if (asset !== undefined) sendImmutable(response, asset.type, asset.body);
      return Promise.resolve(asset !== undefined);
    },
    sendSignIn(response, status, root) {
      const page = { title: 'A credential is needed', root, isLimited: status === 429 };
      sendPage(response, (nonce) => render('sign-in', { ...page, nonce }), status);
      return Promise.resolve();
    },
  };
}
