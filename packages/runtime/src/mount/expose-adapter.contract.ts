import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { AuthScheme } from '@naftiko/engine';
import { valid } from '@naftiko/spec';
import { LogHub } from '../logs/log-hub.js';
import type { LogEntry } from '../logs/log-control.js';
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
  /** What it answers to that request when it meets a defect. */
  readonly defectBody: (incident: string) => string;
}

/** The contract suite of expose adapters over HTTP. */
export function exposeAdapterContract(subject: ExposeAdapterCase): void {
  const { type, loadPlugins, ask } = subject;
  const plan = (text: string, plugins = loadPlugins): Promise<PlannedDocument> =>
    planDocument('contract.yaml', text, plugins);
  const open = async (text: string, port = 0, logs?: LogHub, plugins?: LoadPlugins): Promise<Running> => {
    const planned = await plan(text, plugins);
    const ports = new Map(planned.mounts.map((mount) => [mount.plan.namespace, port]));
    const environment = { TOKEN: 'open-sesame' };
    const started = await start([planned], { ...defaultRunOptions, environment, ports, logs });
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

    test('answers a defect in its own form, and logs it once under the incident it shows', async () => {
      const defects: LogEntry[] = [];
      const write = (entry: LogEntry): void => void (entry.message === 'defect' && defects.push(entry));
      const logs = new LogHub({ level: 'INFO', write, now: () => new Date() });
      const running = await open(subject.guarded, 0, logs, withBrokenVerifier(loadPlugins));
      try {
        const answer = await fetch(originOf(running) + ask.path, ask.init);
        const body = await answer.text();
        const [incident] = /\b[0-9a-f]{8}\b/.exec(body) ?? [];
        expect([answer.status, body]).toEqual([500, subject.defectBody(incident ?? '')]);
        const fields = {
          incident,
          request_id: answer.headers.get('x-request-id'),
          stack: expect.stringMatching(/^TypeError: (?!.*open-sesame)/),
        };
        expect(defects).toMatchObject([{ severity: 'ERROR', logger: `naftiko.${type}`, fields }]);
        expect(Object.keys(defects[0]?.fields ?? {})).toEqual(Object.keys(fields));
      } finally {
        await running.close(0);
      }
    });

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

/** Checks callers with a defect, whose message holds a secret. */
const withBrokenVerifier =
  (loadPlugins: LoadPlugins): LoadPlugins =>
  async (document) => {
    const plugins = await loadPlugins(document);
    const verify = () => Promise.reject(new TypeError('open-sesame is not a function'));
    const auth = plugins.engine.auth.map((scheme): AuthScheme => ({
      ...scheme,
      verifier(authentication, kit) {
        const planned = scheme.verifier!(authentication, kit);
        return planned.ok ? valid(() => ({ verify })) : planned;
      },
    }));
    return { ...plugins, engine: { ...plugins.engine, auth } };
  };

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
