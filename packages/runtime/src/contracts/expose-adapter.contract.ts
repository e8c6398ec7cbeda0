import { connect } from 'node:net';
import { check, checkEqual, checkMatches, type ContractCase } from '@naftiko/engine/contracts';
import type { AuthScheme } from '@naftiko/engine';
import { valid } from '@naftiko/spec';
import { LogHub } from '../logs/log-hub.js';
import type { LogEntry } from '../logs/log-control.js';
import { planDocument } from '../plan/plan-document.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { LoadPlugins } from '../plan/plugins.js';
import type { RunOptions } from '../run-options.js';
import { serveDocument, type ServedDocument } from './serve-document.js';

/** The cases of one expose adapter: documents, and a typical request. */
export interface ExposeAdapterCase {
  readonly type: string;
  readonly loadPlugins: LoadPlugins;
  /** A document with one adapter, which has a valid unit and a unit that calls an unknown operation. */
  readonly document: string;
  /** The number of its units, for an adapter whose units do not depend on the document; none of them is broken. */
  readonly fixedUnits?: number;
  /**
   * The same document, with an authentication that requires the bearer token `{{TOKEN}}`; `TOKEN` is the environment
   * variable with the value `open-sesame`.
   */
  readonly guarded: string;
  /** A request to the valid unit; it must be answered with 200, always with the same text. */
  readonly ask: { readonly path: string; readonly init?: RequestInit };
  /** The body of the answer to that request when a defect occurs; the status is 500. */
  readonly defectBody: (incident: string) => string;
}

/** The contract suite of expose adapters that serve over HTTP. */
export function exposeAdapterContract(subject: ExposeAdapterCase): readonly ContractCase[] {
  return tests.map(([says, run]) => ({
    name: `the expose adapter ${subject.type} ${says}`,
    run: () => run(subject),
  }));
}

const tests: readonly (readonly [says: string, run: (subject: ExposeAdapterCase) => Promise<void>])[] = [
  [
    'plans deterministically',
    async (subject) => {
      const describe = async () =>
        (await plan(subject, subject.document)).mounts.map(({ plan: mount }) => ({
          type: mount.type,
          namespace: mount.namespace,
          serves: mount.serves,
          addresses: mount.operations.map(({ address }) => address),
        }));
      const first = await describe();
      checkMatches(first, [{ type: subject.type }]);
      checkEqual(await describe(), first);
    },
  ],
  [
    'counts served units, and reports broken ones',
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
    'checks the credential before anything else',
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
    'keeps serving after malformed requests',
    (subject) =>
      served(subject, subject.document, async (origin) => {
        for (const bytes of [
          '\0\0\0\r\n\r\n',
          'POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n{',
          'GET /%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n',
        ]) {
          await sendRaw(origin, bytes);
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
    'answers a defect in the form of its protocol, and logs it once with the same incident id',
    async (subject) => {
      const defects: LogEntry[] = [];
      const write = (entry: LogEntry): void => void (entry.message === 'defect' && defects.push(entry));
      const logs = new LogHub({ level: 'INFO', write, now: () => new Date() });
      const broken = { ...subject, loadPlugins: withBrokenVerifier(subject.loadPlugins) };
      const { origin, close } = await open(broken, subject.guarded, 0, { logs });
      try {
        const answer = await ask(subject, origin);
        const body = await answer.text();
        const [incident = ''] = /\b[0-9a-f]{8}\b/.exec(body) ?? [];
        checkEqual([answer.status, body], [500, subject.defectBody(incident)], 'The answer');
        const requestId = answer.headers.get('x-request-id');
        const fields = { incident, request_id: requestId, stack: /^TypeError: (?!.*open-sesame)/ };
        checkMatches(defects, [{ severity: 'ERROR', logger: `naftiko.${subject.type}`, fields }], 'The log');
        checkEqual(Object.keys(defects[0]?.fields ?? {}), Object.keys(fields), 'The fields of the log line');
      } finally {
        await close();
      }
    },
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

async function open(
  subject: ExposeAdapterCase,
  text: string,
  port = 0,
  options: Partial<RunOptions> = {},
): Promise<ServedDocument & { origin: string }> {
  const { mounts } = await plan(subject, text);
  const ports = new Map(mounts.map((mount) => [mount.plan.namespace, port]));
  const environment = { TOKEN: 'open-sesame' };
  const document = await serveDocument(text, subject.loadPlugins, { environment, ports, ...options });
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

/** The plug-ins with verifiers that throw an error whose message contains a secret. */
const withBrokenVerifier = (loadPlugins: LoadPlugins): LoadPlugins => {
  const load = async (document: Parameters<LoadPlugins>[0]): ReturnType<LoadPlugins> => {
    const plugins = await loadPlugins(document);
    const verify = () => Promise.reject(new TypeError('open-sesame is not a function'));
    const auth = plugins.engine.auth.map((scheme): AuthScheme => ({
      ...scheme,
      verifier(authentication, kit) {
        const planned = scheme.verifier?.(authentication, kit);
        return planned?.ok === false ? planned : valid(() => ({ verify }));
      },
    }));
    return { ...plugins, engine: { ...plugins.engine, auth } };
  };
  return Object.assign(load, loadPlugins);
};

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
