import { defaultRunOptions, start, type OpenExpose, type PlannedDocument } from '@naftiko/runtime';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { openTools, sendTo } from './call-mcp.js';
import { callUnits, payloadOf, secretOf, type ServedDocument, type ServedTools } from './call-units.js';
import { listHidden, type CatalogEntry } from './catalog.js';

/**
 * Starts a published document and calls each of its callable units with all inputs and with the required ones. Returns all faults. `served`: the document
 * that is started, where another one must do the same.
 */
export async function runCatalogDocument(
  planned: PlannedDocument,
  entry: Pick<CatalogEntry, 'env' | 'vars' | 'consumesNamespaces' | 'problems'>,
  served: PlannedDocument = planned,
): Promise<readonly string[]> {
  const document = planned.capability?.document;
  if (document === undefined) return ['it cannot be planned'];
  const upstream = await openRecordingUpstream((seen, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(payloadOf(seen));
  });
  try {
    const environment = Object.fromEntries(entry.env.map((name) => [name, secretOf(name)]));
    const running = await start([served], {
      ...defaultRunOptions,
      environment,
      settings: new Map(entry.vars.map((name) => [name, `value-of-${name}`])),
      baseUris: new Map(entry.consumesNamespaces.map((namespace) => [namespace, `${upstream.origin}/base`])),
      ports: new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0])),
    });
    if (!running.ok) return [`it does not start: ${running.diagnostics.map(({ message }) => message).join(' ')}`];
    try {
      const exposes = running.value.capabilities.flatMap((capability) => capability.exposes);
      return (await callUnits({ document, hidden: listHidden(entry) }, servedAlone(exposes), upstream)).faults;
    } finally {
      await running.value.close(0);
    }
  } finally {
    await upstream.close();
  }
}

/** A document whose adapters are on ports of their own. */
function servedAlone(exposes: readonly OpenExpose[]): ServedDocument {
  const originOf = (wanted: string, type: string): string | undefined => {
    const url = exposes.find((one) => one.namespace === wanted && one.type === type)?.url;
    return url === undefined ? undefined : new URL(url).origin;
  };
  const tools = new Map<string, Promise<ServedTools>>();
  return {
    rest: (namespace) => {
      const origin = originOf(namespace, 'rest');
      return origin === undefined ? undefined : sendTo(origin);
    },
    mcp: async (namespace) => {
      const origin = originOf(namespace, 'mcp');
      if (origin === undefined) return undefined;
      const open = tools.get(namespace) ?? openTools(sendTo(origin), '/mcp');
      tools.set(namespace, open);
      return open;
    },
  };
}
