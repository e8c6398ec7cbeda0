import type { ServerResponse } from 'node:http';
import type { RunOptions } from '@naftiko/runtime';
import { pointerOf } from '@naftiko/spec';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import type { SeenRequest } from '../support/recording-upstream.js';
import { serveDocument } from '../support/serve-document.js';

/** The surroundings of a document that is served for a test. */
export interface RuntimeDependencies {
  /** Beside the document. `UPSTREAM` and `FILES` are replaced in them as in the document. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Partial<RunOptions>;
  /** The document differs from the published schema, as existing documents do. */
  readonly dialect?: boolean;
  /** The answer of the upstream; by default an echo of the request. */
  readonly answer?: (seen: SeenRequest) => unknown;
}

/** A served document with its upstream. */
export interface Served {
  /** Errors and warnings of the document: the code and the pointer of the place. */
  readonly findings: readonly string[];
  /** One request to the REST adapter: `GET /ships?flag=no`. */
  rest(
    request: string,
    more?: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      /** A body that is not JSON. */
      readonly text?: string;
    },
  ): Promise<Answer>;
  /** The result (or the error) of one JSON-RPC request to the MCP adapter. */
  mcp(method: string, params?: unknown): Promise<Record<string, unknown>>;
  /** Calls a tool and reads the text of its result as JSON. */
  tool(name: string, given?: unknown): Promise<unknown>;
  /** The upstream requests since the last call. */
  seen(): readonly SeenRequest[];
  urlOf(type: string): string;
}

/**
 * Serves a document for as long as the work takes (serve-document.ts). The published schema accepts it unless `dialect`
 * says otherwise.
 */
export async function serving<T>(
  text: string,
  work: (served: Served) => Promise<T>,
  { files = {}, options = {}, dialect = false, answer }: RuntimeDependencies = {},
): Promise<T> {
  const document = await serveDocument(text, {
    files,
    options,
    ...(answer && { answer: (seen, response) => sendJson(response, answer(seen)) }),
  });
  try {
    const { loaded, diagnostics } = document.planned;
    if (loaded.document?.conformant !== !dialect)
      throw new Error(
        dialect
          ? 'The document conforms to the published schema.'
          : `The document differs from the published schema: ${loaded.differences.map(({ message }) => message).join(' ')}`,
      );
    const findings = diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, at }) => `${code} ${pointerOf(at.path)}`);
    return await work({ findings, seen: document.upstream.take, ...makeCallers(document.urlOf) });
  } finally {
    await document.close();
  }
}

const sendJson = (response: ServerResponse, value: unknown): void =>
  void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

function makeCallers(urlOf: Served['urlOf']): Pick<Served, 'rest' | 'mcp' | 'tool' | 'urlOf'> {
  const mcp: Served['mcp'] = async (method, params = {}) => {
    const answer = await exchange(new URL(urlOf('mcp')).origin, {
      method: 'POST',
      path: '/mcp',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = parseRpcMessage(answer);
    return (result ?? error) as Record<string, unknown>;
  };
  return {
    urlOf,
    mcp,
    tool: async (name, given = {}) => {
      const result = (await mcp('tools/call', { name, arguments: given })) as { content: { text: string }[] };
      return JSON.parse(result.content[0]?.text ?? 'null') as unknown;
    },
    rest: (request, { headers = {}, body, text } = {}) => {
      const [method = 'GET', target = '/'] = request.split(' ');
      return exchange(urlOf('rest'), {
        method,
        path: target,
        headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
        ...(body === undefined ? (text === undefined ? {} : { body: text }) : { body: JSON.stringify(body) }),
      });
    },
  };
}
