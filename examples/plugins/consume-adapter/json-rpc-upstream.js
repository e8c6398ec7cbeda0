// @ts-check
import { reportUnsupportedScheme, nullToMissing } from '@naftiko/engine';
import {
  diagnosePlugin,
  filledTextAt,
  invalid,
  itemsAt,
  parseConsumedOperation,
  textAt,
  textsAt,
  valid,
} from '@naftiko/spec';
import { openClient } from './client.js';

/** @typedef {import('@naftiko/engine').ConsumeKit} ConsumeKit */
/** @typedef {import('@naftiko/spec').ExtensionConsume} Block */

/**
 * The consume adapter `jsonrpc`: an upstream that speaks JSON-RPC 2.0 over HTTP. It has a `baseUri`, an `authentication`
 * of any registered scheme, and `operations`: `{ name, method, params: [names] }`.
 *
 * @type {import('@naftiko/engine').ConsumeAdapter<Block>}
 */
export const jsonRpcUpstream = {
  type: 'jsonrpc',

  plan(block, kit) {
    const namespace = block.namespace.text;
    const written = filledTextAt(block.sourceNode, 'baseUri');
    if (written === undefined || !URL.canParse(written.text)) {
      const message = 'The upstream needs a "baseUri", such as https://example.com/rpc.';
      return invalid(diagnosePlugin('jsonrpc/base-uri-invalid', written?.at ?? block.at, { message }));
    }
    const replaced = kit.baseUri(namespace, written.at, true);
    const signer = planSigner(block, kit);
    if (!signer.ok) return signer;
    const operations = itemsAt(block.sourceNode, 'operations').map((node, index) =>
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
          const given = nullToMissing(replaced({ slots: [], variables: options.variables }));
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
  if (scheme?.signer === undefined) return invalid(reportUnsupportedScheme(authentication));
  // Names in a credential refer to variables only, never to inputs of a caller.
  return scheme.signer(authentication, { template: (text) => kit.template(text, { readDeclared: () => undefined }) });
}

/**
 * @param {import('@naftiko/spec').SourceNode} node
 * @param {{ readonly index: number; readonly namespace: string; readonly kit: ConsumeKit }} site
 * @returns {import('@naftiko/engine').ConsumedSignature}
 */
function signatureOf(node, { index, namespace, kit }) {
  const json = kit.findDecoder('json');
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
    reserved: [],
    bodyFields: [],
    takesFields: false,
    decode: decoder?.ok === true ? decoder.value : undefined,
    format: 'json',
    formatTraits: json,
    broken: undefined,
    node: operation,
    at: node.at,
    index,
  };
}
