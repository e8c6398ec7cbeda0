// @ts-check
import { asJson, authUnsupported, fail, missingIn, ok, present, textOf } from '@naftiko/engine';
import {
  diagnosePlugin,
  filledTextAt,
  invalid,
  itemsAt,
  parseConsumedOperation,
  textAt,
  textsAt,
  valid,
  writeJson,
} from '@naftiko/spec';
import { exchange } from './exchange.js';

/** @typedef {import('@naftiko/engine').ConsumeKit} ConsumeKit */
/** @typedef {import('@naftiko/engine').ConsumeOptions} ConsumeOptions */
/** @typedef {import('@naftiko/spec').ExtensionConsume} Block */

/**
 * The consume adapter `jsonrpc`: an upstream that speaks JSON-RPC 2.0 over HTTP. It has a `baseUri`, an `authentication`
 * of any scheme there is, and `operations`: `{ name, method, params: [names] }`.
 *
 * @type {import('@naftiko/engine').ConsumeAdapter<Block>}
 */
export const jsonRpcUpstream = {
  type: 'jsonrpc',

  plan(block, kit) {
    const namespace = block.namespace.text;
    const written = filledTextAt(block.written, 'baseUri');
    if (written === undefined || !URL.canParse(written.text)) {
      const message = 'The upstream needs a "baseUri", such as https://example.com/rpc.';
      return invalid(diagnosePlugin('jsonrpc/base-uri-invalid', written?.at ?? block.at, { message }));
    }
    const replaced = kit.baseUri(namespace, written.at, true);
    const signer = planSigner(block, kit);
    if (!signer.ok) return signer;
    const operations = itemsAt(block.written, 'operations').map((node, index) =>
      signatureOf(node, { index, namespace, kit }),
    );

    return valid(
      {
        namespace,
        operations,
        forwardBroken: diagnosePlugin('jsonrpc/no-forward', block.at, {
          message: 'Requests cannot be forwarded to an upstream of the type "jsonrpc".',
        }),
        at: block.at,
        async open(options) {
          const given = present(replaced({ slots: [], variables: options.variables }));
          const baseUri = typeof given === 'string' ? given : written.text;
          return valid(openClient({ namespace, operations, signer: signer.value, baseUri }, options));
        },
      },
      signer.diagnostics,
    );
  },
};

/** What `--plugin ./json-rpc-upstream.js` adds. */
export default { consumes: [jsonRpcUpstream] };

/**
 * @param {Block} block
 * @param {ConsumeKit} kit
 * @returns {import('@naftiko/spec').Checked<import('@naftiko/engine').SignerPlan | undefined>}
 */
function planSigner({ authentication }, kit) {
  if (authentication === undefined) return valid(undefined);
  const scheme = kit.scheme(authentication);
  if (scheme?.signer === undefined) return invalid(authUnsupported(authentication));
  // Credentials come from variables alone: no name in them is one of the caller's.
  return scheme.signer(authentication, { template: (text) => kit.template(text, { declared: () => undefined }) });
}

/**
 * @param {import('@naftiko/spec').SourceNode} node
 * @param {{ readonly index: number; readonly namespace: string; readonly kit: ConsumeKit }} site
 * @returns {import('@naftiko/engine').ConsumedSignature}
 */
function signatureOf(node, { index, namespace, kit }) {
  const json = kit.decoder('json');
  const decoder = json?.prepare(undefined, kit.schemaFile);
  const operation = parseConsumedOperation(node, '', kit.reading);
  const name = operation.name.text;
  const slot = { kind: /** @type {const} */ ('field'), type: undefined, required: true, description: undefined };
  return {
    label: `${namespace}.${name}`,
    name,
    resourceName: undefined,
    method: textAt(node, 'method')?.text ?? name,
    path: '',
    slots: textsAt(node, 'params').map(({ text, at }) => ({
      ...{ ...slot, name: text, declared: true, advertised: true, at },
    })),
    owned: [],
    bodyFields: [],
    takesFields: false,
    decode: decoder?.ok === true ? decoder.value : undefined,
    format: 'json',
    traits: json,
    broken: undefined,
    node: operation,
    at: node.at,
    index,
  };
}

/**
 * @param {{
 *   readonly namespace: string;
 *   readonly operations: readonly import('@naftiko/engine').ConsumedSignature[];
 *   readonly signer: import('@naftiko/engine').SignerPlan | undefined;
 *   readonly baseUri: string;
 * }} upstream
 * @param {ConsumeOptions} options
 * @returns {import('@naftiko/engine').ConsumeClient}
 */
function openClient({ namespace, operations, signer, baseUri }, options) {
  const signing = signer?.open();
  /**
   * The request of a call; `fill` reads a template of the credential.
   *
   * @param {number} index
   * @param {import('@naftiko/engine').CallArguments} args
   * @param {(template: import('@naftiko/engine').SignerPlan['templates'][number]) => string} fill
   * @returns {import('@naftiko/engine').Result<import('./exchange.js').RpcRequest>}
   */
  const requestOf = (index, { slots }, fill) => {
    const signature = operations[index];
    if (signature === undefined) throw new RangeError(`There is no operation ${index}.`);
    const { label: operation, method } = signature;
    const missing = signature.slots.flatMap(({ name }, slot) => (present(slots[slot]) === undefined ? [name] : []));
    if (missing.length > 0) return fail({ code: 'unresolved', operation, names: missing, place: 'params' });
    const scope = { slots: [], variables: options.variables };
    const names = options.mock ? [] : (signer?.templates ?? []).flatMap((template) => missingIn(template, scope));
    if (names.length > 0) return fail({ code: 'unresolved', operation, names, place: 'authentication' });

    const params = signature.slots.map(({ name }, slot) => [name, asJson(slots[slot] ?? null)]);
    const body = writeJson({ jsonrpc: '2.0', id: 1, method, params: Object.fromEntries(params) });
    const headers = new Headers({ 'content-type': 'application/json' });
    const url = new URL(baseUri);
    signing?.sign(
      {
        method: 'POST',
        target: url.pathname + url.search,
        body: new TextEncoder().encode(body),
        setHeader: (name, value) => headers.set(name, value),
        setQuery: (name, value) => url.searchParams.set(name, value),
        setCookie: (name, value) => headers.append('cookie', `${name}=${value}`),
        // The message is fixed, and the path has no placeholders.
        setField: () => undefined,
        setPath: () => undefined,
      },
      (signer?.templates ?? []).map(fill),
    );
    return ok({ url, headers, body });
  };
  const scope = { slots: [], variables: options.variables };

  return {
    async send(index, args, context) {
      const request = requestOf(index, args, (template) => textOf(template, scope));
      if (!request.ok) return request;
      return options.mock ? ok(sample) : exchange(namespace, request.value, options, context.signal);
    },
    preview(index, args) {
      const request = requestOf(index, args, () => '***');
      if (!request.ok) return request;
      const { url, headers, body } = request.value;
      return ok({ method: 'POST', url: url.href, headers: [...headers], body });
    },
    forward: async () => fail({ code: 'cancelled' }),
    close: async () => undefined,
  };
}

/** @type {import('@naftiko/engine').RawReply} */
const sample = {
  ...{ kind: 'raw', status: 200, body: new TextEncoder().encode('{}'), contentType: 'application/json' },
  ...{ headers: {}, isSample: true },
};
