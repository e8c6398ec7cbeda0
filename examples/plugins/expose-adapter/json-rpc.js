// @ts-check
import { parseJson } from '@naftiko/engine';
import { admit, describeFailure, makeRequestChecks, readBody } from '@naftiko/runtime';
import { diagnosePlugin, isObject, itemsAt, parseInvocable, actionPrecedence, valid, writeJson } from '@naftiko/spec';

/**
 * The expose adapter `jsonrpc`: each of its `methods` is an operation like a tool, called by `POST /` with a message of
 * JSON-RPC 2.0 and parameters by name. Batches are refused.
 *
 * @type {import('@naftiko/runtime').ExposeAdapter<import('@naftiko/spec').ExtensionExpose>}
 */
export const jsonRpc = {
  type: 'jsonrpc',

  plan(block, kit) {
    const namespace = block.namespace.text;
    const methods = itemsAt(block.sourceNode, 'methods').map((node) => {
      const invocable = parseInvocable(node, actionPrecedence.tool, kit.reading);
      const name = invocable.name?.text ?? '';
      if (name === '') {
        kit.report(diagnosePlugin('jsonrpc/name-missing', node.at, { message: 'The method has no "name".' }));
      }
      return { name, invocable, at: node.at, unit: kit.operation(invocable, { inputRules: 'mcp', namespace }) };
    });
    const verifier = kit.verifier(block.authentication);
    if (!verifier.ok) return verifier;
    const served = methods.filter(({ name, unit }) => name !== '' && unit.ok);

    return valid(
      {
        kind: 'http',
        type: 'jsonrpc',
        namespace,
        address: block.address?.text,
        port: block.port ?? 0,
        serves: served.length,
        noun: 'methods',
        routes: served.length === 0 ? [] : ['POST /'],
        entryPath: '',
        operations: methods.map(({ name, invocable: { description }, unit, at }) => ({
          ...{ address: name, name, description, hints: undefined, unit, at },
        })),
        open: async (services) => openMethods(methods, verifier.value?.(services.variables), services),
      },
      verifier.diagnostics,
    );
  },
};

/** What `--plugin ./json-rpc.js` adds. */
export default { exposes: [jsonRpc] };

/**
 * @param {readonly { readonly name: string; readonly unit: import('@naftiko/engine').Unit }[]} methods
 * @param {import('@naftiko/engine').Verifier | undefined} verifier
 * @param {import('@naftiko/runtime').RuntimeServices} services
 * @returns {import('@naftiko/runtime').OpenMount}
 */
function openMethods(methods, verifier, services) {
  const units = new Map(methods.map(({ name, unit }) => [name, unit]));
  const isAnswered = makeRequestChecks({
    services,
    verifier,
    shares: false,
    refuse: (response, reason) => void response.writeHead(403).end(reason),
  });

  return {
    async handle(request, response, served) {
      if (isAnswered(request, response)) return;
      if (verifier !== undefined && !(await admit(verifier, request, response, services))) return;
      if (request.url !== '/') return void response.writeHead(404).end();
      if (request.method !== 'POST') return void response.writeHead(405, { Allow: 'POST' }).end();
      const body = await readBody(request, services.bodyLimitBytes);
      if (body.kind === 'gone') return;
      if (body.kind === 'too-large') return void response.writeHead(413, { Connection: 'close' }).end();

      const message = parseJson(new TextDecoder().decode(body.bytes));
      const answer = await answerTo(message, { units, services, served });
      if (answer === undefined) return void response.writeHead(204).end();
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(writeJson({ jsonrpc: '2.0', ...answer }));
    },
    answerDefect(response, incident) {
      const error = { code: -32603, message: `Something went wrong here. Incident ${incident}.` };
      response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end(writeJson({ jsonrpc: '2.0', id: null, error }));
    },
    close: async () => undefined,
  };
}

/**
 * The answer to a message; none to a notification.
 *
 * @param {import('@naftiko/spec').Json | undefined} message
 * @param {{
 *   readonly units: ReadonlyMap<string, import('@naftiko/engine').Unit>;
 *   readonly services: import('@naftiko/runtime').RuntimeServices;
 *   readonly served: import('@naftiko/runtime').ServedRequest;
 * }} serving
 * @returns {Promise<import('@naftiko/spec').JsonObject | undefined>}
 */
async function answerTo(message, { units, services, served }) {
  if (message === undefined) return { id: null, error: { code: -32700, message: 'The body is not JSON.' } };
  const { id, method, params = {} } = isObject(message) ? message : {};
  const failed = (/** @type {number} */ code, /** @type {string} */ text, data = {}) =>
    id === undefined ? undefined : { id, error: { code, message: text, ...data } };
  if (typeof method !== 'string') return { id: id ?? null, error: { code: -32600, message: 'This is not a request.' } };
  if (!isObject(params)) return failed(-32602, 'Parameters are given by name.');
  const unit = units.get(method);
  if (unit === undefined) return failed(-32601, `There is no method "${method}".`);
  if (!unit.ok) return failed(-32601, `The method "${method}" is not available.`);

  const observed = served.observe({ adapter: 'jsonrpc', operation: method, route: '/', counts: true });
  const call = { signal: served.signal, forwardedHeaders: [], observed, requestId: served.id };
  const result = await services.invoke(unit.operation, new Map(Object.entries(params)), call);
  if (result.ok) return id === undefined ? undefined : { id, result: valueOf(result.value) };
  const { failure } = result;
  served.recordFailed(failure);
  return failed(failure.code === 'input-invalid' ? -32602 : -32000, sentenceOf(failure), { data: failure.code });
}

/**
 * The value of an answer. An answer that is passed on as bytes is parsed if it is JSON, and otherwise a string.
 *
 * @param {import('@naftiko/engine').Reply} reply
 */
function valueOf(reply) {
  if (reply.kind === 'json') return reply.value ?? null;
  const text = new TextDecoder().decode(reply.body);
  return parseJson(text) ?? text;
}

/** @param {import('@naftiko/engine').Failure} failure */
const sentenceOf = (failure) =>
  failure.code === 'upstream-status' || failure.code === 'nothing-to-answer' || failure.code === 'cancelled'
    ? `The call failed (${failure.code}).`
    : describeFailure(failure);
