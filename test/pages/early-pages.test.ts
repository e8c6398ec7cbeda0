import { expect, test } from '@jest/globals';
import type { PageSource } from '@naftiko/runtime';
import { serveDocument } from '../support/serve-document.js';
import { pages } from './page-fixture.js';

const document = `
naftiko: 1.0.0-alpha2
info: { label: Early, description: Early }
capability:
  exposes:
    - type: rest
      namespace: own
      port: 0
      resources: [{ path: /, operations: [{ method: GET, outputParameters: [{ type: string, value: mine }] }] }]
`;

test('pages are opened before the first reader comes, when the process is idle', async () => {
  let tell: (source: PageSource) => void;
  const opened = new Promise<PageSource>((resolve) => (tell = resolve));
  const observed: typeof pages = {
    ...pages,
    openCapability(source) {
      tell(source);
      return pages.openCapability(source);
    },
  };
  const served = await serveDocument(document, { options: { pages: observed } });
  try {
    expect((await opened).namespace).toBe('own');
  } finally {
    await served.close();
  }
});
