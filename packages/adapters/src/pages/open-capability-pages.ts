import type { IncomingMessage } from 'node:http';
import { callerNamesOf, type CapabilityPages, type OperationAddress, type PageSource } from '@naftiko/runtime';
import { isObject, type JsonObject } from '@naftiko/spec';
import { describeDocument } from './model/document-model.js';
import { listConnectGroups, platformOf } from './model/connect-groups.js';
import { listOperations } from './model/list-operations.js';
import { describeOperation } from './model/operation-model.js';
import { listOtherParts } from './model/other-parts.js';
import { reachedAddressOf } from './model/reached-address.js';
import { listRecentCalls } from './model/recent-calls.js';
import { makeSafe } from './model/safe-text.js';
import { writeYaml } from './model/write-yaml.js';
import { sendMissing, sendPage, sendText } from './send-page.js';
import type { RenderPage } from './templates.js';

/** Describes a REST adapter in OpenAPI 3.1; `undefined`: there is none of that namespace. */
export type DescribeRest = (
  planned: PageSource['planned'],
  adapter: string | undefined,
  serverUrl: string,
) => JsonObject | undefined;

/** What the pages of all documents share. */
export interface PageTools {
  readonly render: RenderPage;
  readonly loadDescribeRest: () => Promise<DescribeRest>;
  readonly inspects: boolean;
}

/** Opens the pages of one version of a document. What is the same for all readers is made once. */
export function openCapabilityPages(source: PageSource, tools: PageTools): CapabilityPages {
  const { planned, adapters, hide, withheld } = source;
  const config = withheld === undefined ? source.control.readConfig() : null;
  const yaml = withheld === undefined ? hide(writeYaml(config)) : undefined;
  const document = makeSafe(describeDocument(source, config, yaml), hide);
  const reachedBefore = new Map<string, ReturnType<typeof describeReached>>();

  /** `undefined`: callers of the page may not see it. */
  async function describeAdapter(
    namespace: string | undefined,
    request: IncomingMessage,
  ): Promise<JsonObject | undefined> {
    const rest = adapters.filter(({ plan, isOpen }) => plan.type === 'rest' && isOpen);
    const chosen = rest.find(({ plan }) => plan.namespace === (namespace ?? source.namespace)) ?? rest[0];
    if (chosen === undefined || (namespace !== undefined && chosen.plan.namespace !== namespace)) return undefined;
    const { origin, prefix } = reachedAddressOf(request);
    const describeRest = await tools.loadDescribeRest();
    const described = describeRest(planned, chosen.plan.namespace, origin + prefix);
    return described === undefined ? undefined : makeSafe(described, hide);
  }

  /** What depends on the address that a reader has requested, and on the reader; most readers share it. */
  function describeReached(request: IncomingMessage) {
    const reached = reachedAddressOf(request);
    const callers = callerNamesOf(request);
    return makeSafe(
      {
        routes: listOperations(source, reached, { tools: false, callers }),
        parts: listOtherParts(source, callers),
        tools: listOperations(source, reached, { tools: true, callers }),
        connect: listConnectGroups(source, reached, request),
      },
      hide,
    );
  }

  function describePage(request: IncomingMessage, root: string) {
    const { origin, prefix } = reachedAddressOf(request);
    const key = `${origin} ${prefix} ${platformOf(request)} ${JSON.stringify(callerNamesOf(request))}`;
    const reached = reachedBefore.get(key) ?? describeReached(request);
    if (reachedBefore.size >= maxReached) reachedBefore.clear();
    reachedBefore.set(key, reached);
    const calls = withheld === undefined ? makeSafe(listRecentCalls(source), hide) : undefined;
    return { ...document, ...reached, calls, root };
  }

  async function describeOperationPage(request: IncomingMessage, { namespace, index, root }: OperationAddress) {
    const adapter = adapters.find(({ plan, isOpen }) => isOpen && plan.namespace === namespace);
    const operation = adapter?.plan.operations[index];
    if (adapter === undefined || operation?.permit?.(callerNamesOf(request)) === false) return undefined;
    if (operation === undefined) return undefined;
    const openApi = adapter.plan.type === 'rest' ? await describeAdapter(namespace, request) : undefined;
    const paths = openApi?.['paths'];
    const context = { inspects: tools.inspects, paths: isObject(paths) ? paths : {} };
    const described = makeSafe(describeOperation(operation, adapter, source, context), hide);
    const title = `${described.method === undefined ? '' : `${described.method} `}${described.path}`;
    const { title: capability, version } = document;
    return { title, operation: described, capability, version, root };
  }

  return {
    sendPage(request, response, root) {
      const page = describePage(request, root);
      sendPage(response, (nonce) => tools.render('capability', { ...page, nonce }));
    },
    async sendOperation(request, response, address) {
      const page = await describeOperationPage(request, address);
      if (page === undefined) return false;
      sendPage(response, (nonce) => tools.render('operation', { ...page, nonce }));
      return true;
    },
    async sendOpenApi(request, response, adapter) {
      const described = await describeAdapter(adapter, request);
      if (described === undefined) return sendMissing(response, 'There is no REST adapter to describe.');
      sendText(request, response, 'application/json', JSON.stringify(described, undefined, 2));
    },
    sendDocument(request, response) {
      if (yaml !== undefined) return sendText(request, response, 'application/yaml; charset=utf-8', yaml);
      sendMissing(response, `The document is not shown, because ${withheld ?? 'it has none'}.`);
    },
  };
}

/** The largest number of cached descriptions. */
const maxReached = 20;
