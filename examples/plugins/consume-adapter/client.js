// @ts-check
import { asJson, fail, listMissing, ok, nullToMissing, textOf } from '@naftiko/engine';
import { writeJson } from '@naftiko/spec';
import { exchange } from './exchange.js';

/**
 * The client of the upstream. Each call sends one JSON-RPC message.
 *
 * @param {{
 *   readonly namespace: string;
 *   readonly operations: readonly import('@naftiko/engine').ConsumedSignature[];
 *   readonly signer: import('@naftiko/engine').SignerPlan | undefined;
 *   readonly baseUri: string;
 * }} upstream
 * @param {import('@naftiko/engine').ConsumeOptions} options
 * @returns {import('@naftiko/engine').ConsumeClient}
 */
export function openClient({ namespace, operations, signer, baseUri }, options) {
  const signing = signer?.open();
  const scope = { slots: [], variables: options.variables };
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
    const missing = signature.slots.flatMap(({ name }, slot) =>
      nullToMissing(slots[slot]) === undefined ? [name] : [],
    );
    if (missing.length > 0) return fail({ code: 'unresolved', operation, names: missing, place: 'params' });
    const names = options.mock ? [] : (signer?.templates ?? []).flatMap((template) => listMissing(template, scope));
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
        // Credentials have no place in the body or in the path of a JSON-RPC request.
        setField: () => undefined,
        setPath: () => undefined,
      },
      (signer?.templates ?? []).map(fill),
    );
    return ok({ url, headers, body });
  };
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
