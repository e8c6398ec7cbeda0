import {
  Server,
  type Implementation,
  type JSONRPCMessage,
  type ServerOptions,
  type Transport,
} from '@modelcontextprotocol/server';
import { memberOf } from '@naftiko/engine';
import type { Fields, ServedRequest } from '@naftiko/runtime';

/** The method of a message and the name of its subject, as fields of its log line. */
export function describeMessage({ method, params }: { readonly method?: unknown; readonly params?: unknown }): Fields {
  if (typeof method !== 'string') return {};
  const [field, member] = subjects.get(method) ?? [];
  const subject = member === undefined ? undefined : memberOf(params as Parameters<typeof memberOf>[0], member);
  const fields: Record<string, string> = { mcp_method: shorten(method) };
  if (field !== undefined && typeof subject === 'string') fields[field] = shorten(subject);
  return fields;
}

/** For each method, the log field of its subject, and the parameter that has the name of the subject. */
const subjects: ReadonlyMap<string, readonly [field: string, member: string]> = new Map([
  ['tools/call', ['tool', 'name']],
  ['resources/read', ['resource', 'uri']],
  ['resources/directory/read', ['resource', 'uri']],
  ['prompts/get', ['prompt', 'name']],
  ['skills/get', ['skill', 'name']],
]);

/** Shortens a text of a caller, and removes the query of a URI, which may contain a key. */
const shorten = (text: string): string => {
  const end = text.search(/[?#]/);
  return (end === -1 ? text : text.slice(0, end)).slice(0, maxNameLength);
};

const maxNameLength = 128;

/** The outcome of a request, from its answer; `undefined` for any other message. */
export function outcomeOf(message: JSONRPCMessage): Fields | undefined {
  if ('error' in message) return { outcome: 'error', rpc_code: message.error.code };
  if (!('result' in message)) return undefined;
  return { outcome: message.result['isError'] === true ? 'error' : 'ok' };
}

/** A server of the SDK that adds the outcome of its answers to the log line of the request. */
export class LoggedServer extends Server {
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
