import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hideSecrets, type CapabilityPages, type OperationAddress, type PageSource } from '@naftiko/runtime';
import { isObject, type JsonObject } from '@naftiko/spec';
import { showDocument, writeDocument } from './model/document-text.js';
import { listConnectGroups } from './model/connect-groups.js';
import { listOperations } from './model/list-operations.js';
import { describeOperation } from './model/operation-model.js';
import { listOtherParts } from './model/other-parts.js';
import { reachedAddressOf } from './model/reached-address.js';
import { listRecentCalls } from './model/recent-calls.js';
import { writeRunCommand } from './model/run-command.js';
import { makeSafe, shorten } from './model/safe-text.js';
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
  readonly describeRest: DescribeRest;
  readonly inspects: boolean;
}

/** Opens the pages of one version of a document. */
export function openCapabilityPages(source: PageSource, tools: PageTools): CapabilityPages {
  const { planned, adapters, variables, withheld } = source;
  const hide = hideSecrets(variables) ?? ((text: string) => text);
  const { label, description = '', tags = [] } = planned.capability?.document.info ?? {};
  const title = label ?? planned.file;
  let yaml: string | undefined;
  const readDocument = (): string => (yaml ??= hide(writeDocument(source)));

  /** `undefined`: callers of the page may not see it. */
  function describeAdapter(namespace: string | undefined, request: IncomingMessage): JsonObject | undefined {
    const rest = adapters.filter(({ plan, isOpen }) => plan.type === 'rest' && isOpen);
    const chosen = rest.find(({ plan }) => plan.namespace === (namespace ?? source.namespace)) ?? rest[0];
    if (chosen === undefined || (namespace !== undefined && chosen.plan.namespace !== namespace)) return undefined;
    const { origin, prefix } = reachedAddressOf(request);
    const described = tools.describeRest(planned, chosen.plan.namespace, origin + prefix);
    return described === undefined ? undefined : makeSafe(described, hide);
  }

  function describePage(request: IncomingMessage, root: string) {
    const reached = reachedAddressOf(request);
    const { capability } = source.control;
    const model = {
      title: shorten(title, 200),
      description: shorten(description, 2_000),
      tags: tags.slice(0, 30).map((tag) => shorten(tag, 60)),
      isBehindGateway: planned.planOptions.behindGateway === true,
      version: source.version,
      facts: [
        { name: 'File', value: planned.file.split(/[\\/]/).at(-1) },
        { name: 'Specification', value: capability.specVersion },
        { name: 'Serving since', value: `${capability.startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` },
      ],
      run: writeRunCommand(source),
      routes: listOperations(source, reached, false),
      tools: listOperations(source, reached, true),
      hidden: adapters.flatMap(({ isOpen, plan }) => (isOpen ? [] : [plan.namespace])),
      parts: listOtherParts(source),
      connect: listConnectGroups(source, reached, request),
      calls: withheld === undefined ? listRecentCalls(source) : undefined,
      hasOpenApi: adapters.some(({ plan, isOpen }) => plan.type === 'rest' && isOpen),
      document: withheld === undefined ? showDocument(readDocument()) : undefined,
      withheld,
    };
    return { ...makeSafe(model, hide), root, nonce: makeNonce() };
  }

  function describeOperationPage(request: IncomingMessage, { namespace, index, root }: OperationAddress) {
    const adapter = adapters.find(({ plan, isOpen }) => isOpen && plan.namespace === namespace);
    const operation = adapter?.plan.operations[index];
    if (adapter === undefined || operation === undefined) return undefined;
    const paths = adapter.plan.type === 'rest' ? describeAdapter(namespace, request)?.['paths'] : undefined;
    const context = { inspects: tools.inspects, paths: isObject(paths) ? paths : {} };
    const described = describeOperation(operation, adapter, source, context);
    const model = { operation: described, capability: shorten(title, 200), version: source.version };
    const shown = `${described.method === undefined ? '' : `${described.method} `}${described.path}`;
    return { ...makeSafe({ ...model, title: shown }, hide), root, nonce: makeNonce() };
  }

  return {
    sendPage(request, response, root) {
      const page = describePage(request, root);
      sendPage(response, tools.render('capability', page), page.nonce);
    },
    sendOperation(request, response, address) {
      const page = describeOperationPage(request, address);
      if (page === undefined) return false;
      sendPage(response, tools.render('operation', page), page.nonce);
      return true;
    },
    sendOpenApi(request, response, adapter) {
      const described = describeAdapter(adapter, request);
      if (described === undefined) return sendMissing(response, 'There is no REST adapter to describe.');
      sendText(request, response, 'application/json', JSON.stringify(described, undefined, 2));
    },
    sendDocument(request, response) {
      if (withheld !== undefined) return sendMissing(response, `The document is not shown, because ${withheld}.`);
      sendText(request, response, 'application/yaml; charset=utf-8', readDocument());
    },
  };
}

const makeNonce = (): string => randomBytes(16).toString('base64');
