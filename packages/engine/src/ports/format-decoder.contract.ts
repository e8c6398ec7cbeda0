import { describe, expect, test } from '@jest/globals';
import { type DiagnosticCode, type Json, startOf, writeJson } from '@naftiko/spec';
import fc from 'fast-check';
import type { DecodeInline, FormatDecoder, SchemaFile } from './format-decoder.js';

/** A body; text stands for its UTF-8 bytes. */
type Body = string | Uint8Array;

/** The cases of one decoder, in addition to the common ones. */
export interface FormatDecoderCases {
  readonly decoder: FormatDecoder<DecodeInline>;
  /** For cases without a schema of their own. */
  readonly schema?: string;
  /** The files a schema may name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly reads: readonly {
    readonly says: string;
    readonly body: Body;
    readonly value: Json;
    readonly schema?: string;
  }[];
  readonly refuses: readonly { readonly says: string; readonly body: Body; readonly schema?: string }[];
  /** Schemas that are refused at load. */
  readonly refusesSchemas?: readonly {
    readonly says: string;
    readonly schema: string;
    readonly code: DiagnosticCode;
  }[];
}

/** The contract suite of format decoders: their cases, and that no bytes make them throw. */
export function formatDecoderContract({
  decoder,
  schema,
  files = {},
  reads,
  refuses,
  refusesSchemas = [],
}: FormatDecoderCases): void {
  const file: SchemaFile = ({ text }) => (Object.hasOwn(files, text) ? files[text] : undefined);
  const at = startOf('test.yaml');
  const prepare = (text: string | undefined = schema) =>
    decoder.prepare(text === undefined ? undefined : { text, at }, file);
  const decode = (body: Body, text?: string): ReturnType<DecodeInline> => {
    const prepared = prepare(text);
    if (!prepared.ok) throw new TypeError(prepared.diagnostics[0]?.message);
    return prepared.value(bytesOf(body));
  };

  describe(`the decoder of ${decoder.format}`, () => {
    for (const each of reads) {
      test(`reads ${each.says}`, () => {
        const decoded = decode(each.body, each.schema);
        expect(decoded).toEqual({ ok: true, value: each.value });
        // Digits of exact numbers are private; JSON shows them.
        expect(writeJson(decoded.ok && decoded.value)).toBe(writeJson(each.value));
      });
    }

    for (const each of refuses) {
      test(`refuses ${each.says}`, () => {
        const excerpt = typeof each.body === 'string' ? [...each.body].slice(0, 200).join('') : anyText;
        const reason = expect.stringMatching(/^.+\.$/) as unknown;
        expect(decode(each.body, each.schema)).toMatchObject({
          ok: false,
          failure: { code: 'decode-failed', format: decoder.format, reason, excerpt },
        });
      });
    }

    for (const each of refusesSchemas) {
      test(`refuses at load ${each.says}`, () => {
        expect(prepare(each.schema)).toMatchObject({ ok: false, diagnostics: [{ code: each.code, at }] });
      });
    }

    test('yields JSON and never throws for any bytes', () => {
      const bodies = [...reads, ...refuses].map(({ body }) => bytesOf(body));
      const mangled = fc
        .tuple(fc.constantFrom(...bodies), fc.nat(), fc.uint8Array({ maxLength: 8 }))
        .map(([body, at, splice]) => {
          const cut = body.length === 0 ? 0 : at % body.length;
          return new Uint8Array([...body.subarray(0, cut), ...splice, ...body.subarray(cut + 1)]);
        });
      const prepared = prepare();
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array(), fc.string().map(bytesOf), mangled), (body) => {
          const decoded = prepared.ok ? prepared.value(body) : undefined;
          if (decoded?.ok === true) JSON.stringify(decoded.value);
        }),
        { numRuns: 300 },
      );
    });

    test('handles a body of unclosed brackets and tags', () => {
      for (const piece of ['[', '{"a":', '<a>', '> ', '- ', '<table><tr><td>']) {
        expect(() => decode(piece.repeat(20_000))).not.toThrow();
      }
    });
  });
}

const anyText = expect.any(String) as unknown;

const bytesOf = (body: Body): Uint8Array => (typeof body === 'string' ? new TextEncoder().encode(body) : body);
