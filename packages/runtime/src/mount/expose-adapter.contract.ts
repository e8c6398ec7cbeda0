import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { planDocument } from '../plan/plan-document.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { LoadPlugins } from '../plan/plugins.js';
import { defaultRunOptions } from '../run-options.js';
import { start, type Running } from '../runtime.js';

/** The cases of one expose adapter: documents, and a typical request. */
export interface ExposeAdapterCase {
  readonly type: string;
  readonly loadPlugins: LoadPlugins;
  /** A document whose only adapter has one valid unit, and one that calls an unknown operation. */
  readonly document: string;
  /** The number of units of an adapter whose units are fixed. */
  readonly fixedUnits?: number;
  /** The same protected by the bearer token `open-sesame`, written as `{{TOKEN}}`; a bind reads it from the environment. */
  readonly guarded: string;
  /** A request to the valid unit; it must be answered with 200. */
  readonly ask: { readonly path: string; readonly init?: RequestInit };
}

/** The contract suite of expose adapters over HTTP. */
export function exposeAdapterContract(subject: ExposeAdapterCase): void {
  const { type, loadPlugins, ask } = subject;
  const plan = (text: string): Promise<PlannedDocument> => planDocument('contract.yaml', text, loadPlugins);
  const open = async (text: string, port = 0): Promise<Running> => {
    const planned = await plan(text);
    const ports = new Map(planned.mounts.map((mount) => [mount.plan.namespace, port]));
    const started = await start([planned], { ...defaultRunOptions, environment: { TOKEN: 'open-sesame' }, ports });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join(' '));
    return started.value;
  };
  const originOf = (running: Running): string => new URL(running.capabilities[0]?.exposes[0]?.url ?? '').origin;
  const served = async (text: string, use: (origin: string) => Promise<void>): Promise<void> => {
    const running = await open(text);
    try {
      await use(originOf(running));
    } finally {
      await running.close(0);
    }
  };

  describe(`the expose adapter ${type}`, () => {
    test('plans deterministically', async () => {
      const facts = async () =>
        (await plan(subject.document)).mounts.map(({ plan: mount }) => ({
          type: mount.type,
          namespace: mount.namespace,
          serves: mount.serves,
          addresses: mount.operations.map(({ address }) => address),
        }));
      expect(await facts()).toEqual(await facts());
    });

    test('counts served units, and reports broken ones', async () => {
      const planned = await plan(subject.document);
      const { fixedUnits = 1 } = subject;
      expect(planned.mounts.map(({ plan: mount }) => [mount.type, mount.serves])).toEqual([[type, fixedUnits]]);
      const isBroken = planned.diagnostics.some(({ severity }) => severity === 'error');
      expect(isBroken).toBe(subject.fixedUnits === undefined);
    });

    test('serves the valid unit beside the broken one', () =>
      served(subject.document, async (origin) => {
        expect((await fetch(origin + ask.path, ask.init)).status).toBe(200);
      }));

    test('checks the credential before anything else', () =>
      served(subject.guarded, async (origin) => {
        const nowhere = await fetch(`${origin}/no/such/path`);
        const bare = await fetch(origin + ask.path, ask.init);
        const wrong = await fetch(origin + ask.path, withToken(ask.init, 'Open-Sesame'));
        const right = await fetch(origin + ask.path, withToken(ask.init, 'open-sesame'));
        expect([nowhere.status, bare.status, wrong.status, right.status]).toEqual([401, 401, 401, 200]);
        expect(bare.headers.get('www-authenticate')).toContain('Bearer');
      }));

    test('keeps serving when a caller sends garbage', () =>
      served(subject.document, async (origin) => {
        for (const garbage of [
          '\0\0\0\r\n\r\n',
          'POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n{',
          'GET /%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n',
        ]) {
          await sendRaw(origin, garbage);
        }
        expect((await fetch(origin + ask.path, ask.init)).status).toBe(200);
      }));

    test('answers many callers concurrently, each with its own answer', () =>
      served(subject.document, async (origin) => {
        const texts = await Promise.all(
          Array.from({ length: 20 }, async () => (await fetch(origin + ask.path, ask.init)).text()),
        );
        expect(new Set(texts).size).toBe(1);
      }));

    test('releases its port, and may be closed twice', async () => {
      const running = await open(subject.document);
      const port = Number(new URL(originOf(running)).port);
      await running.close(0);
      await running.close(0);
      const again = await open(subject.document, port);
      await again.close(0);
    });
  });
}

const withToken = (init: RequestInit = {}, token: string): RequestInit => ({
  ...init,
  headers: { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${token}` },
});

/** Writes bytes to a socket and closes it, ignoring the answer. */
const sendRaw = (origin: string, bytes: string): Promise<void> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.resume();
    setTimeout(() => socket.destroy(), 200);
  });
