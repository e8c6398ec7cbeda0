// @ts-check
import { createHash } from 'node:crypto';
import { ok } from '@naftiko/engine';
import {
  all,
  diagnosePlugin,
  filledTextAt,
  invalid,
  itemsAt,
  mapChecked,
  parseConsumedOperation,
  parseInvocable,
  actionPrecedence,
  textAt,
  valid,
} from '@naftiko/spec';

/**
 * Serves each of its `pages` as plain text.
 *
 * @type {NonNullable<import('@naftiko/runtime').Extension['exposes']>[number]}
 */
const plainPages = {
  type: 'pages',
  plan(block, kit) {
    const namespace = block.namespace.text;
    const pages = itemsAt(block.sourceNode, 'pages').map((node) => {
      const path = filledTextAt(node, 'path');
      if (path === undefined) {
        return invalid(diagnosePlugin('pages/path-missing', node.at, { message: 'The page has no "path".' }));
      }
      const node_ = parseInvocable(node, actionPrecedence.rest, kit.reading);
      return valid({ path: path.text, node: node_, unit: kit.operation(node_, { inputRules: 'rest', namespace }) });
    });
    const verifier = kit.verifier(block.authentication);
    if (!verifier.ok) return verifier;
    return mapChecked(all(pages), (planned) => ({
      kind: 'http',
      type: 'pages',
      namespace,
      address: block.address?.text,
      port: block.port ?? 0,
      serves: planned.filter(({ unit }) => unit.ok).length,
      noun: 'pages',
      routes: planned.map(({ path }) => `GET ${path}`),
      entryPath: '',
      operations: planned.map(({ path, node, unit }) => ({
        address: `GET ${path}`,
        name: node.name?.text,
        description: node.description,
        hints: undefined,
        unit,
        at: node.at,
      })),
      async open(services) {
        const check = verifier.value?.(services.variables);
        return {
          async handle(request, response) {
            const url = new URL(request.url ?? '/', 'http://localhost');
            const header = (/** @type {string} */ name) => request.headersDistinct[name]?.[0];
            const verdict = await check?.verify({ method: request.method ?? '', target: request.url ?? '', header });
            if (verdict?.ok === false) {
              response.writeHead(verdict.status).end(verdict.body);
              return;
            }
            const page = planned.find(({ path }) => path === url.pathname);
            if (page?.unit.ok !== true) {
              response.writeHead(404).end();
              return;
            }
            const call = { signal: new AbortController().signal, forwardedHeaders: [] };
            const reply = await services.invoke(page.unit.operation, new Map(url.searchParams), call);
            if (!reply.ok) response.writeHead(502).end(reply.failure.code);
            else if (reply.value.kind === 'raw') response.end(reply.value.body);
            else response.end(`${JSON.stringify(reply.value.value)}`);
          },
          answerDefect(response, incident) {
            response.writeHead(500).end(incident);
          },
          close: () => Promise.resolve(),
        };
      },
    }));
  },
};

/**
 * An upstream in memory: each operation answers with its own `text`.
 *
 * @type {NonNullable<import('@naftiko/runtime').Extension['consumes']>[number]}
 */
const shelf = {
  type: 'shelf',
  plan(block, kit) {
    const namespace = block.namespace.text;
    const books = itemsAt(block.sourceNode, 'books').map((node, index) => {
      const operation = parseConsumedOperation(node, '', kit.reading);
      const label = `${namespace}.${operation.name.text}`;
      const imo = { at: node.at, kind: /** @type {const} */ ('query'), type: undefined, description: undefined };
      const decoder = kit.findDecoder('json')?.prepare(undefined, kit.schemaFile);
      return {
        text: textAt(node, 'text')?.text ?? '',
        signature: {
          label,
          name: operation.name.text,
          resourceName: undefined,
          method: 'READ',
          path: `/${operation.name.text}`,
          slots: [{ ...imo, name: 'imo', required: true, declared: true, advertised: true }],
          reserved: [],
          bodyFields: [],
          takesFields: false,
          decode: decoder?.ok === true ? decoder.value : undefined,
          format: 'json',
          broken: undefined,
          node: operation,
          at: node.at,
          index,
        },
      };
    });
    return valid({
      namespace,
      operations: books.map(({ signature }) => signature),
      forwardBroken: diagnosePlugin('shelf/no-forward', block.at, { message: 'A shelf passes nothing on.' }),
      at: block.at,
      open: async () =>
        valid({
          send: async (operation, { slots }) =>
            ok({
              kind: 'raw',
              status: 200,
              body: Buffer.from(JSON.stringify({ imo: slots[0], text: books[operation]?.text })),
              contentType: 'application/json',
              headers: {},
            }),
          preview: (operation) =>
            ok({ method: 'READ', url: `shelf:${books[operation]?.signature.name}`, headers: [], body: undefined }),
          forward: async () => ({ ok: false, failure: { code: 'internal', incident: 'shelf' } }),
          close: () => Promise.resolve(),
        }),
    });
  },
};

const stampOf = (/** @type {string} */ key, /** @type {string} */ target) =>
  createHash('sha256').update(`${key} ${target}`).digest('hex');

/**
 * A stamp over the target of a request, in both directions: `{ type: stamp, key: '{{KEY}}' }`.
 *
 * @type {NonNullable<import('@naftiko/runtime').Extension['auth']>[number]}
 */
const stamp = {
  type: 'stamp',
  signer(auth, kit) {
    const key = textAt(auth.sourceNode, 'key');
    if (key === undefined) {
      return invalid(diagnosePlugin('stamp/key-missing', auth.at, { message: 'A stamp needs a "key".' }));
    }
    return mapChecked(kit.template(key), (template) => ({
      templates: [template],
      owns: [{ place: /** @type {const} */ ('header'), name: 'x-stamp' }],
      open: () => ({
        sign: (request, [value = '']) => request.setHeader('X-Stamp', stampOf(value, request.target)),
      }),
    }));
  },
  verifier(auth, kit) {
    const key = textAt(auth.sourceNode, 'key');
    if (key === undefined) {
      return invalid(diagnosePlugin('stamp/key-missing', auth.at, { message: 'A stamp needs a "key".' }));
    }
    return mapChecked(kit.secret(key), (secret) => (variables) => ({
      credentialPlaces: [{ place: /** @type {const} */ ('header'), name: 'x-stamp' }],
      verify: ({ target, header }) =>
        header('x-stamp') === stampOf(secret(variables), target)
          ? { ok: true }
          : { ok: false, status: 401, body: 'No stamp.', challenges: ['Stamp'] },
    }));
  },
};

/**
 * A line of values with a separator: `{ type: row, separator: ';', values: ['{{imo}}', …] }`.
 *
 * @type {NonNullable<import('@naftiko/runtime').Extension['encoders']>[number]}
 */
const row = {
  types: ['row'],
  prepare(body, kit) {
    const separator = textAt(body.sourceNode, 'separator')?.text ?? ',';
    const values = itemsAt(body.sourceNode, 'values').flatMap((node) =>
      node.kind === 'scalar' ? [kit.template({ text: String(node.value), at: node.at })] : [],
    );
    return mapChecked(all(values), (templates) => ({
      contentType: 'text/row',
      fixedContentType: true,
      fields: [],
      encode(scope) {
        const cells = templates.map(({ parts }) =>
          parts.map((part) => (typeof part === 'string' ? part : String(part.read(scope)))).join(''),
        );
        return ok({ bytes: Buffer.from(cells.join(separator)) });
      },
    }));
  },
};

/** @type {import('@naftiko/runtime').Extension} */
const harbour = { exposes: [plainPages], consumes: [shelf], auth: [stamp], encoders: [row] };
export { harbour as plugin, stampOf };
