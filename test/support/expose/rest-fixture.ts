import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import {
  asJson,
  asText,
  Entity,
  buildInputContract,
  ok,
  type Input,
  type Reply,
  type Result,
  type Unit,
  type Values,
} from '@naftiko/engine';
import type { ExposeKit, RuntimeServices, InvokeOptions, HttpMountPlan } from '@naftiko/runtime';
import {
  noExtensions,
  diagnose,
  valid,
  type Diagnostic,
  type Document,
  type InputDeclaration,
  type RestExpose,
  type RestResource,
} from '@naftiko/spec';
import { at, createHost, json, listenFor } from './expose-fixture.js';
import { rest } from '../../../packages/adapters/src/expose-rest/rest-expose.js';

export { at, closeFixtures, input, json, portOf } from './expose-fixture.js';

const text = (value: string) => ({ text: value, at: { ...at, path: [value] } });

/** A declared input. */
export const declared = (name: string, more: Partial<InputDeclaration> = {}): InputDeclaration => ({
  name: text(name),
  in: undefined,
  type: undefined,
  description: undefined,
  required: undefined,
  pattern: undefined,
  value: undefined,
  at,
  ...more,
});

/** One operation of a fixture. */
export interface Routed {
  readonly inputs?: readonly Input[];
  readonly declarations?: readonly InputDeclaration[];
  readonly outer?: readonly InputDeclaration[];
  readonly path?: string;
  readonly forwardsTo?: string;
  readonly broken?: Diagnostic;
}

/** `'GET /ships': {…}`: one resource per entry, in order. */
export type Routes = Readonly<Record<string, Routed>>;

const block = ({ routes, verifier }: Fixture): RestExpose => ({
  type: 'rest',
  namespace: text('front'),
  address: undefined,
  port: 0,
  description: undefined,
  authentication: verifier === undefined ? undefined : { type: 'bearer', token: undefined, at },
  at,
  resources: Object.entries(routes).map(
    ([route, { declarations = [], outer = [], path, forwardsTo }]): RestResource => {
      const [method = '', resourcePath = ''] = route.split(' ');
      return {
        path: text(resourcePath),
        name: undefined,
        description: undefined,
        inputs: outer,
        forward: forwardsTo === undefined ? undefined : { targetNamespace: text(forwardsTo), trustedHeaders: [], at },
        at,
        operations: [
          {
            method: text(method),
            path: path === undefined ? undefined : text(path),
            name: text(route),
            label: undefined,
            description: undefined,
            inputs: declarations,
            action: { kind: 'mock' },
            with: [],
            outputs: [],
            at: { ...at, path: [route] },
          },
        ],
      };
    },
  ),
});

/** A document around fake operations, and their host. */
export interface Fixture {
  readonly routes: Routes;
  readonly conformant?: boolean;
  readonly verifier?: Awaited<ReturnType<ExposeKit['verifier']>>;
  readonly services?: Partial<RuntimeServices>;
  readonly answer?: (inputs: Values, call: InvokeOptions) => Result<Reply> | Promise<Result<Reply>>;
}

/** Plans the fixture's document. */
export function plan(fixture: Fixture) {
  const { routes, conformant = false, verifier } = fixture;
  const diagnostics: Diagnostic[] = [];
  const kit: ExposeKit = {
    reading: { conformant, extensions: noExtensions, note: () => undefined },
    document: { conformant, consumes: [{ type: 'http', namespace: text('registry') }] } as never as Document,
    operation: (unit): Unit => {
      const { broken, inputs = [] } = routes[unit.name?.text ?? ''] ?? {};
      if (broken !== undefined) return { ok: false, reason: broken, inputs: [] };
      const contract = buildInputContract(inputs);
      const nothing = { steps: [], answer: () => ok({ kind: 'json', status: 200, value: null, headers: {} } as const) };
      return {
        ok: true,
        operation: {
          id: 'front.x',
          contract,
          plan: nothing,
          resultSchema: undefined,
          answerSchema: undefined,
          fallbackDescription: undefined,
        },
      };
    },
    forward: ({ targetNamespace: { text: namespace, at: where } }) =>
      namespace === 'registry'
        ? { ok: true, namespace, client: 0 }
        : {
            ok: false,
            reason: diagnose('forward-target-unknown', where, { namespace, similar: undefined, known: ['registry'] }),
          },
    verifier: () => verifier ?? valid(undefined),
    siblings: () => [],
    permitOf: () => undefined,
    report: (diagnostic) => diagnostics.push(diagnostic),
  };
  const planned = rest.plan(block(fixture), kit);
  return { mount: (planned as { value: HttpMountPlan }).value, diagnostics };
}

const echo = (inputs: Values): Result<Reply> =>
  json(
    Object.fromEntries(
      [...inputs].map(([name, value]) => [name, value instanceof Entity ? `entity ${asText(value)}` : asJson(value)]),
    ),
  );

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: () => unknown;
}

/** Sends one request, path as written. */
export type Send = (
  method: string,
  path: string,
  options?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
) => Promise<Answer>;

/** Opens the mount on a real socket; the operations echo their inputs unless the fixture says otherwise. */
export async function serve(fixture: Fixture): Promise<Send> {
  const { answer = echo } = fixture;
  const services = createHost((_, inputs, call) => answer(inputs, call), fixture.services);
  const port = await listenFor(await plan(fixture).mount.open(services), services.log);
  return (method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = httpRequest({ port, method, path, headers }, (response) => {
        let content = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (content += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: content,
            json: () => JSON.parse(content) as unknown,
          }),
        );
      });
      sent.on('error', reject).end(body);
    });
}
