import path from 'node:path';
import type { GatewayPages, GatewayPageSource } from '@naftiko/runtime';
import { listAddressGuides } from './model/connect-groups.js';
import { describeIndex, nameFile } from './model/index-model.js';
import { readIndexQuery } from './model/index-query.js';
import { reachedAddressOf } from './model/reached-address.js';
import { makeSafe, shorten } from './model/safe-text.js';
import { sendPage } from './send-page.js';
import type { RenderPage } from './templates.js';

/** Opens the pages of a gateway itself. They are made without values of variables, so that no text contains a secret. */
export function openGatewayPages(source: GatewayPageSource, render: RenderPage): GatewayPages {
  const asIs = (text: string): string => text;
  const { version } = source;
  return {
    sendIndex(request, response) {
      const { origin } = reachedAddressOf(request);
      const index = describeIndex(source.viewFor(request), readIndexQuery(request.url ?? '/'));
      const connect = [listAddressGuides('naftiko', `${origin}/mcp`, request)];
      const model = { title: 'Capabilities', version, index, connect, address: `${origin}/mcp` };
      const page = { ...makeSafe(model, asIs), root: './' };
      sendPage(response, (nonce) => render('index', { ...page, nonce }));
    },
    sendRefused(_, response, { label, description = '', name, file, state, reasons, broken, routes, tools }) {
      const model = {
        title: shorten(label ?? name, 200),
        description: shorten(description, 2_000),
        version,
        routes: routes.slice(0, 100),
        tools: tools.slice(0, 100).map((tool) => ({ ...tool, description: shorten(tool.description ?? '', 280) })),
        file: path.basename(file),
        state,
        reasons: reasons.map((reason) => nameFile(reason, file)),
        broken: broken.slice(0, 100).map((part) => nameFile(part, file)),
        isWaiting: state === 'waiting',
      };
      const page = { ...makeSafe(model, asIs), root: '../' };
      sendPage(response, (nonce) => render('refused', { ...page, nonce }), 503);
    },
  };
}
