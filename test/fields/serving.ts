import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type Running, type RunOptions } from '@naftiko/runtime';
import { pointerOf } from '@naftiko/spec';
import { exchange, rpcMessage, type Answer } from '../support/http-exchange.js';
import { recordingUpstream, type SeenRequest } from '../support/recording-upstream.js';

/** The surroundings of a document that is served for a test. */
export interface RuntimeDependencies {
  /** Beside the document. `UPSTREAM` and `FILES` are replaced in them as in the document. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Partial<RunOptions>;
  /** The document differs from the published schema, as published documents do. */
  readonly dialect?: boolean;
  /** The answer of the upstream; by default an echo of the request. */
  readonly answer?: (seen: SeenRequest) => unknown;
}

/** A served document with its upstream. */
export interface Served {
  /** Errors and warnings of the document: the code and the pointer of the place. */
  readonly noticed: readonly string[];
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
 * Serves a document, which the published schema accepts unless `dialect`, while `work` runs: real sockets, real files, a
 * stub upstream. `UPSTREAM` in the text is the address of that upstream, `FILES` the path of the document's directory,
 * without its first slash.
 */
export async function serving<T>(
  text: string,
  work: (served: Served) => Promise<T>,
  { files = {}, options = {}, dialect = false, answer = echo }: RuntimeDependencies = {},
): Promise<T> {
  const upstream = await recordingUpstream((seen, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer(seen)));
  });
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-fields-'));
  const filled = (written: string): string =>
    written.replaceAll('UPSTREAM', upstream.origin).replaceAll('FILES', directory.slice(1));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
      await writeFile(path.join(directory, name), filled(content));
    }
    const planned = await planDocument(path.join(directory, 'document.yaml'), filled(text), loadBuiltins);
    if (planned.loaded.document?.conformant !== !dialect)
      throw new Error(
        dialect
          ? 'The document conforms to the published schema.'
          : `The document differs from the published schema: ${planned.loaded.differences.map(({ message }) => message).join(' ')}`,
      );
    const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
    const running = await start([planned], { ...defaultRunOptions, workingDirectory: directory, ports, ...options });
    if (!running.ok) throw new Error(running.diagnostics.map(({ message }) => message).join('\n'));
    const noticed = planned.diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, at }) => `${code} ${pointerOf(at.path)}`);
    try {
      return await work({ noticed, seen: upstream.take, ...callers(running.value) });
    } finally {
      await running.value.close(0);
    }
  } finally {
    await upstream.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const echo = ({ method, path: target, query, body }: SeenRequest): unknown => ({ method, path: target, query, body });

function callers(running: Running): Pick<Served, 'rest' | 'mcp' | 'tool' | 'urlOf'> {
  const exposes = running.capabilities.flatMap((capability) => capability.exposes);
  const urlOf = (type: string): string => exposes.find((expose) => expose.type === type)?.url ?? '';
  const mcp: Served['mcp'] = async (method, params = {}) => {
    const answer = await exchange(new URL(urlOf('mcp')).origin, {
      method: 'POST',
      path: '/mcp',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = rpcMessage(answer);
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
