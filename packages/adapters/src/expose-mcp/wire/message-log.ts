import {
  Server,
  type Implementation,
  type JSONRPCMessage,
  type ServerOptions,
  type Transport,
} from '@modelcontextprotocol/server';
import { memberOf } from '@naftiko/engine';
import type { Fields, ServedRequest } from '@naftiko/runtime';

/** What a message asks for, in the fields of its log line: the method, and the name that it is about. */
export function messageFields({ method, params }: { readonly method?: unknown; readonly params?: unknown }): Fields {
  if (typeof method !== 'string') return {};
  const [field, member] = subjects.get(method) ?? [];
  const subject = member === undefined ? undefined : memberOf(params as Parameters<typeof memberOf>[0], member);
  return {
    mcp_method: shortened(method),
    ...(field === undefined || typeof subject !== 'string' ? {} : { [field]: shortened(subject) }),
  };
}

/** By method: how the subject is called in the log, and the parameter that names it. */
const subjects: ReadonlyMap<string, readonly [field: string, member: string]> = new Map([
  ['tools/call', ['tool', 'name']],
  ['resources/read', ['resource', 'uri']],
  ['resources/directory/read', ['resource', 'uri']],
  ['prompts/get', ['prompt', 'name']],
  ['skills/get', ['skill', 'name']],
]);

/** Whatever a caller makes up has an end; the query of a URI may hold a key. */
const shortened = (text: string): string => text.replace(/[?#].*$/s, '').slice(0, longestName);

const longestName = 128;

/** How a request ended, as its answer says; `undefined` for a message that is no answer. */
export function outcomeOf(message: JSONRPCMessage): Fields | undefined {
  if ('error' in message) return { outcome: 'error', rpc_code: message.error.code };
  if (!('result' in message)) return undefined;
  return { outcome: message.result['isError'] === true ? 'error' : 'ok' };
}

/** A server of the SDK whose answers say in the log line of the request how it ended. */
export class NotedServer extends Server {
  readonly #served: Pick<ServedRequest, 'note'> | undefined;

  constructor(info: Implementation, options: ServerOptions, served: Pick<ServedRequest, 'note'> | undefined) {
    super(info, options);
    this.#served = served;
  }

  override async connect(transport: Transport): Promise<void> {
    const served = this.#served;
    if (served !== undefined) {
      const send = transport.send.bind(transport);
      transport.send = (message, ...more) => {
        const outcome = outcomeOf(message);
        if (outcome !== undefined) served.note(outcome);
        return send(message, ...more);
      };
    }
    await super.connect(transport);
  }
}
