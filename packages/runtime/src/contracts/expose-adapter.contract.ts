import { connect } from 'node:net';
import { check, checkEqual, checkMatches, type ContractCase } from '@naftiko/engine/contracts';
import { planDocument, type PlannedDocument } from '../plan-document.js';
import type { LoadPlugins } from '../plugins.js';
import { serveDocument, type ServedDocument } from './serve-document.js';

/** What an expose adapter is shown by: documents, and a request that its kind of caller would make. */
export interface ExposeAdapterCase {
  readonly type: string;
  readonly loadPlugins: LoadPlugins;
  /** A document whose only adapter serves one valid unit and has, besides, one that calls an unknown operation. */
  readonly document: string;
  /** How many units it serves, for an adapter whose units are fixed: then none of them is broken. */
  readonly fixedUnits?: number;
  /** The same guarded by the bearer token `open-sesame`, written as `{{TOKEN}}`; a bind reads it from the environment. */
  readonly guarded: string;
  /** A request to the valid unit; it must be answered with 200, always with the same text. */
  readonly ask: { readonly path: string; readonly init?: RequestInit };
}

/** The suite every adapter runs that serves over HTTP. */
export function exposeAdapterContract(subject: ExposeAdapterCase): readonly ContractCase[] {
  return tests.map(([says, run]) => ({
    name: `the expose adapter ${subject.type} ${says}`,
    run: () => run(subject),
  }));
}

const tests: readonly (readonly [says: string, run: (subject: ExposeAdapterCase) => Promise<void>])[] = [
  [
    'plans the same thing twice',
    async (subject) => {
      const facts = async () =>
        (await plan(subject, subject.document)).mounts.map(({ plan: mount }) => ({
          type: mount.type,
          namespace: mount.namespace,
          serves: mount.serves,
          addresses: mount.operations.map(({ address }) => address),
        }));
      const first = await facts();
      checkMatches(first, [{ type: subject.type }]);
      checkEqual(await facts(), first);
    },
  ],
  [
    'counts what it serves, and reports what it cannot',
    async (subject) => {
      const { type, fixedUnits } = subject;
      const planned = await plan(subject, subject.document);
      const served = planned.mounts.map(({ plan: mount }) => [mount.type, mount.serves]);
      checkEqual(served, [[type, fixedUnits ?? 1]], 'What is served');
      const isBroken = planned.diagnostics.some(({ severity }) => severity === 'error');
      checkEqual(isBroken, fixedUnits === undefined, 'Whether an error is reported');
    },
  ],
  [
    'serves the valid unit beside the broken one',
    (subject) =>
      served(subject, subject.document, async (origin) => {
        checkEqual((await ask(subject, origin)).status, 200, 'The status');
      }),
  ],
  [
    'checks the credential before it looks at anything',
    (subject) =>
      served(subject, subject.guarded, async (origin) => {
        const nowhere = await fetch(`${origin}/no/such/path`);
        const bare = await ask(subject, origin);
        const wrong = await ask(subject, origin, 'Open-Sesame');
        const right = await ask(subject, origin, 'open-sesame');
        checkEqual([nowhere.status, bare.status, wrong.status, right.status], [401, 401, 401, 200], 'The statuses');
        checkMatches(bare.headers.get('www-authenticate'), /Bearer/, 'The challenge');
      }),
  ],
  [
    'keeps serving when a caller sends garbage',
    (subject) =>
      served(subject, subject.document, async (origin) => {
        for (const garbage of [
          '\0\0\0\r\n\r\n',
          'POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n{',
          'GET /%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n',
        ]) {
          await sendRaw(origin, garbage);
        }
        checkEqual((await ask(subject, origin)).status, 200, 'The status');
      }),
  ],
  [
    'answers many callers at once, each with the same answer',
    (subject) =>
      served(subject, subject.document, async (origin) => {
        const answers = await Promise.all(Array.from({ length: 20 }, () => ask(subject, origin)));
        const texts = await Promise.all(answers.map((answer) => answer.text()));
        check(
          answers.every(({ status }) => status === 200),
          'A caller is not answered with 200.',
        );
        checkEqual(new Set(texts).size, 1, 'The number of different answers');
      }),
  ],
  [
    'releases its port, and may be closed twice',
    async (subject) => {
      const { origin, close } = await open(subject, subject.document);
      await close();
      await close();
      const again = await open(subject, subject.document, Number(new URL(origin).port));
      await again.close();
    },
  ],
];

const plan = ({ loadPlugins }: ExposeAdapterCase, text: string): Promise<PlannedDocument> =>
  planDocument('contract.yaml', text, loadPlugins);

async function open(subject: ExposeAdapterCase, text: string, port = 0): Promise<ServedDocument & { origin: string }> {
  const { mounts } = await plan(subject, text);
  const ports = new Map(mounts.map((mount) => [mount.plan.namespace, port]));
  const document = await serveDocument(text, subject.loadPlugins, { environment: { TOKEN: 'open-sesame' }, ports });
  return { ...document, origin: new URL(document.urlOf(mounts[0]?.plan.namespace ?? '')).origin };
}

async function served(subject: ExposeAdapterCase, text: string, use: (origin: string) => Promise<void>): Promise<void> {
  const { origin, close } = await open(subject, text);
  try {
    await use(origin);
  } finally {
    await close();
  }
}

const ask = ({ ask: { path, init = {} } }: ExposeAdapterCase, origin: string, token?: string): Promise<Response> => {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  return fetch(origin + path, { ...init, headers });
};

/** Writes bytes to a socket and hangs up, whatever comes back. */
const sendRaw = (origin: string, bytes: string): Promise<void> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.resume();
    setTimeout(() => socket.destroy(), 200);
  });
