import { charsetOf, decodeText, isObject, type Json } from '@naftiko/spec';
import type { OutputShape } from '../schema/output-shape.js';
import type { Scope } from '../expression/scope.js';
import type { ConsumedSignature } from '../ports/consume.js';
import { asJson } from '../value/value.js';
import { fail, ok, type Result } from '../value/result.js';
import { isRedirect, type RawReply, type Reply } from '../value/reply.js';
import type { InvocationContext } from '../invoke/context.js';
import { decodeReply, isUndecided } from './decode-reply.js';
import type { Step, StepOutput } from './plan.js';

type Answer = (context: InvocationContext, last: StepOutput | undefined) => Result<Reply> | Promise<Result<Reply>>;

/** The headers of a mapped answer: those of the upstream's answer that do not describe its body. */
const mappedHeadersOf = ({ headers }: RawReply): Reply['headers'] => {
  const { location, 'retry-after': retryAfter } = headers;
  return {
    ...(location === undefined ? {} : { location }),
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  };
};

/**
 * Makes the answer of a plan that passes on the reply of its last call, mapped when outputs are declared.
 *
 * When the only output is the whole answer, its bytes are passed on unchanged. When outputs select members and the
 * answer has another format than declared, the failure is `decode-failed`. Declared outputs are a filter: when none of
 * them selects anything, the answer is null with the paths tried. Source: specification 03, section 8.
 */
export function passReplyOn(
  signature: ConsumedSignature,
  shape: OutputShape | undefined,
  consumed: ((body: Json) => Json) | undefined,
): Answer {
  return async (context, last) => {
    const { scope } = context;
    const reply = last?.reply;
    if (reply === undefined || reply.kind === 'json')
      return reply === undefined ? fail({ code: 'nothing-to-answer' }) : ok(reply);
    // The outputs do not describe a redirect that was not followed.
    if (shape === undefined || shape.describes || isRedirect(reply.status)) return ok(reply);
    if (reply.body.length === 0) return ok(reply);
    if (shape.identity && (signature.decode === undefined || signature.traits?.isJson === true)) return ok(reply);
    // An answer without a decoder is a string, in which no path selects a member.
    const decoded =
      (await decodeReply(signature, reply, context)) ?? ok(decodeText(reply.body, charsetOf(reply.contentType)));
    if (!decoded.ok) {
      if (isUndecided(decoded.failure)) return decoded;
      if (shape.identity) return ok(reply);
      if (shape.needsFields) return decoded;
    }
    const root = decoded.ok ? decoded.value : null;
    const value = shape.apply(root, scope, consumed?.(root)) ?? null;
    const missed = value === null || (shape.builds && isEmpty(value)) ? { missed: shape.paths } : {};
    return ok({ kind: 'json', status: reply.status, value, headers: mappedHeadersOf(reply), ...missed });
  };
}

/** Whether every member of a mapped object is null, including the members of nested objects. */
const isEmpty = (value: Json): boolean => (isObject(value) ? Object.values(value).every(isEmpty) : value === null);

/** A target of `mappings`, split at its dots, with the reader of its value. */
export interface CompiledMapping {
  readonly target: readonly string[];
  /** The path as the document states it, for the log. */
  readonly path: string;
  /** `undefined`: no value, the target is omitted. Null is a value. */
  readonly read: (scope: Scope) => Json | undefined;
}

/** What the answer of a plan with `steps` is made from. */
export interface StepsAnswer {
  readonly mappings: readonly CompiledMapping[];
  readonly lastStep: { readonly name: string; readonly kind: Step['kind'] } | undefined;
}

/**
 * Makes the answer of a plan with `steps`: the object that the mappings build, which is empty when none of them selects
 * anything. Without mappings it is the output of the last step when that is a lookup or a script, else the reply of the
 * last call. A lookup without a match as the last step answers null. Source: specification 03, section 9.5.
 */
export function assembleAnswer({ mappings, lastStep }: StepsAnswer): Answer {
  return ({ scope }, last) => {
    if (mappings.length > 0) {
      const found = mappings.flatMap(({ target, read }) => {
        const value = read(scope);
        return value === undefined ? [] : [{ target, value }];
      });
      const missed = found.length > 0 ? {} : { missed: mappings.map(({ path }) => path) };
      return ok({ kind: 'json', status: 200, value: nestValues(found), headers: {}, ...missed });
    }
    if (lastStep?.kind !== 'call' && last?.value !== undefined) {
      return ok({ kind: 'json', status: 200, value: asJson(last.value), headers: {} });
    }
    if (lastStep?.kind === 'lookup') {
      return ok({ kind: 'json', status: 200, value: null, headers: {}, missed: [`$.${lastStep.name}`] });
    }
    return last?.reply === undefined ? fail({ code: 'nothing-to-answer' }) : ok(last.reply);
  };
}

/** Makes the answer of a unit without a call: an object of static values. */
export const fromMock =
  (mock: (scope: Scope) => Json | undefined): Answer =>
  ({ scope }) => {
    const value = mock(scope);
    return value === undefined
      ? fail({ code: 'nothing-to-answer' })
      : ok({ kind: 'json', status: 200, value, headers: {} });
  };

function nestValues(found: readonly { readonly target: readonly string[]; readonly value: Json }[]): Json {
  const root = new Branch();
  for (const { target, value } of found) root.put(target, value);
  return root.json;
}

/**
 * A nested object under construction. Uses maps, because the names come from a document and must not reach a prototype.
 */
class Branch {
  readonly #members = new Map<string, Json | Branch>();

  put([head = '', ...rest]: readonly string[], value: Json): void {
    if (rest.length === 0) {
      this.#members.set(head, value);
      return;
    }
    const existing = this.#members.get(head);
    const branch = existing instanceof Branch ? existing : new Branch(existing);
    this.#members.set(head, branch);
    branch.put(rest, value);
  }

  constructor(start?: Json) {
    if (isObject(start)) for (const [key, value] of Object.entries(start)) this.#members.set(key, value);
  }

  get json(): Json {
    return Object.fromEntries(
      [...this.#members].map(([key, value]) => [key, value instanceof Branch ? value.json : value]),
    );
  }
}
