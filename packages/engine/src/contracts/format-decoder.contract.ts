import { isExactNumber, startOf, writeJson, type DiagnosticCode, type Json, type Origin } from '@naftiko/spec';
import type { DecodeInline, FormatDecoder, ReadSchemaFile } from '../ports/format-decoder.js';
import { check, checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';
import { makeHostileBodies } from './hostile-bodies.js';

/** What is specific to one decoder. A body that is a string stands for its UTF-8 bytes. */
export interface FormatDecoderCases {
  readonly decoder: FormatDecoder<DecodeInline>;
  /** The schema of the cases that have none of their own. */
  readonly schema?: string;
  /** The files a schema may name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly reads: readonly {
    readonly says: string;
    readonly body: string | Uint8Array;
    readonly value: Json;
    readonly schema?: string;
  }[];
  readonly refuses: readonly { readonly says: string; readonly body: string | Uint8Array; readonly schema?: string }[];
  /** Schemas that are refused at load. */
  readonly refusesSchemas?: readonly {
    readonly says: string;
    readonly schema: string;
    readonly code: DiagnosticCode;
  }[];
}

/** The contract suite of decoders: the given cases, and that any bytes become JSON or a failure. */
export function formatDecoderContract(cases: FormatDecoderCases): readonly ContractCase[] {
  const { decoder, reads, refuses, refusesSchemas = [] } = cases;
  const named = (says: string, run: ContractCase['run']) => ({ name: `the decoder of ${decoder.format} ${says}`, run });
  const decode = (body: string | Uint8Array, schema?: string) => preparedFor(cases, schema)(bytesOf(body));

  return [
    ...reads.map(({ says, body, value, schema }) =>
      named(`reads ${says}`, () => {
        const decoded = decode(body, schema);
        checkEqual(decoded, { ok: true, value });
        // The digits of exact numbers are in private fields, which only the written JSON shows.
        checkEqual(writeJson(decoded.ok && decoded.value), writeJson(value));
      }),
    ),
    ...refuses.map(({ says, body, schema }) =>
      named(`refuses ${says}`, () => {
        const excerpt = typeof body === 'string' ? [...body].slice(0, 200).join('') : /^/;
        const failure = { code: 'decode-failed', format: decoder.format, reason: /^.+\.$/, excerpt };
        checkMatches(decode(body, schema), { ok: false, failure });
      }),
    ),
    ...refusesSchemas.map(({ says, schema, code }) =>
      named(`refuses at load ${says}`, () => {
        checkMatches(prepare(cases, schema), { ok: false, diagnostics: [{ code, at: place }] });
      }),
    ),
    named('yields JSON or a failure for any bytes', () => {
      const known = [...reads, ...refuses].map(({ body }) => bytesOf(body));
      const prepared = preparedFor(cases);
      for (const body of makeHostileBodies(known)) checkDecoded(decoder, prepared, body);
    }),
    named('handles a body of unclosed brackets and tags', () => {
      const prepared = preparedFor(cases);
      for (const piece of ['[', '{"a":', '<a>', '> ', '- ', '<table><tr><td>']) {
        checkDecoded(decoder, prepared, bytesOf(piece.repeat(20_000)));
      }
    }),
    named('leaves the bytes as they are, and reads them the same way again', () => {
      const prepared = preparedFor(cases);
      for (const { body } of reads.filter(({ schema }) => schema === undefined)) {
        const bytes = bytesOf(body);
        const first = prepared(bytes);
        checkEqual(bytes, bytesOf(body), 'The body');
        checkEqual(prepared(bytes), first);
      }
    }),
  ];
}

const place: Origin = startOf('test.yaml');

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body.slice();

function prepare({ decoder, files = {}, ...cases }: FormatDecoderCases, schema = cases.schema) {
  const file: ReadSchemaFile = ({ text }) => files[text] ?? { unreadable: 'it does not exist.' };
  return decoder.prepare(schema === undefined ? undefined : { text: schema, at: place }, file);
}

function preparedFor(cases: FormatDecoderCases, schema?: string): DecodeInline {
  const prepared = prepare(cases, schema);
  check(prepared.ok, `The schema is refused: ${prepared.diagnostics.map(({ message }) => message).join(' ')}`);
  return prepared.value;
}

/** Decodes arbitrary bytes: the result is a failure of the right kind, or a value that JSON can write. */
function checkDecoded({ format }: FormatDecoder<DecodeInline>, decode: DecodeInline, body: Uint8Array): void {
  const subject = `The result for the body ${JSON.stringify(new TextDecoder().decode(body.subarray(0, 80)))}`;
  const decoded = decode(body);
  if (!decoded.ok) {
    const failure = { code: 'decode-failed', format, reason: /^[^]+$/, excerpt: /^[^]*$/ };
    checkMatches(decoded, { ok: false, failure }, subject);
    return;
  }
  checkEqual(Object.keys(decoded).sort(), ['ok', 'value'], subject);
  const nonJson = findNonJson(decoded.value, '$');
  check(nonJson === undefined, `${subject} has a value that is not JSON at ${nonJson}.`);
}

/** Finds the place of a part of a value that is not JSON. */
function findNonJson(value: unknown, at: string): string | undefined {
  // Uses a list instead of recursion, because a body may nest deeper than the call stack.
  const open: { value: unknown; at: string }[] = [{ value, at }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: part } = next;
    if (isScalar(part)) continue;
    if (typeof part !== 'object' || part === null || !isPlain(part)) return next.at;
    for (const [name, inner] of Object.entries(part)) open.push({ value: inner, at: `${next.at}.${name}` });
  }
  return undefined;
}

const isScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  typeof value === 'string' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  isExactNumber(value);

const isPlain = (value: object): boolean =>
  Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
