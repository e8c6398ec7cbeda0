import { describe, expect, test } from '@jest/globals';
import { loadDocument, valid, type DiagnosticCode, type RequestBody } from '@naftiko/spec';
import { compileTemplate } from '../expression/template.js';
import type { Value } from '../value/value.js';
import type { ConsumeScope } from './auth-scheme.js';
import type { BodyEncoder, BodyPlan } from './body-encoder.js';

/** The cases of one encoder, in addition to the common ones. Bodies are YAML, as in a document. */
export interface BodyEncoderCases {
  readonly encoder: BodyEncoder;
  readonly writes: readonly {
    readonly says: string;
    readonly body: string;
    readonly values?: Readonly<Record<string, Value>>;
    /** Whether it is read in the published dialect. */
    readonly published?: boolean;
    /** `undefined`: nothing is sent. */
    readonly text: string | RegExp | undefined;
    readonly contentType?: string;
  }[];
  /** Names that a body requires in the published dialect. */
  readonly refuses?: readonly { readonly says: string; readonly body: string; readonly names: readonly string[] }[];
  readonly refusesAtLoad?: readonly { readonly says: string; readonly body: string; readonly code: DiagnosticCode }[];
}

/** The contract suite of body encoders. */
export function bodyEncoderContract({ encoder, writes, refuses = [], refusesAtLoad = [] }: BodyEncoderCases): void {
  const planned = (body: string, published = false): BodyPlan => {
    const checked = prepare(encoder, body, published);
    if (!checked.ok) throw new Error(checked.diagnostics.map(({ message }) => message).join('\n'));
    return checked.value;
  };

  describe(`the encoder of ${encoder.types.join(', ')}`, () => {
    test.each(writes)('$says', ({ body, values, published, text, contentType }) => {
      const plan = planned(body, published);
      const encoded = plan.encode(scopeOf(values));
      expect(encoded.ok).toBe(true);
      const written = encoded.ok ? encoded.value : undefined;
      const actual = written === undefined ? undefined : new TextDecoder().decode(written.bytes);
      if (text instanceof RegExp) expect(actual).toMatch(text);
      else expect(actual).toBe(text);
      if (contentType !== undefined) expect(written?.contentType ?? plan.contentType).toBe(contentType);
    });

    for (const { says, body, names } of refuses) {
      test(`refuses ${says}`, () => {
        const failure = { code: 'unresolved', operation: 'api.op', names, place: 'body' };
        expect(planned(body, true).encode(scopeOf())).toEqual({ ok: false, failure });
      });
    }

    for (const { says, body, code } of refusesAtLoad) {
      test(`refuses ${says} at load`, () => {
        const prepared = prepare(encoder, body, true);
        expect([prepared.ok, prepared.diagnostics[0]?.code]).toEqual([false, code]);
      });
    }
  });
}

const scopeOf = (values: Readonly<Record<string, Value>> = {}): ConsumeScope & { readonly named: typeof values } => ({
  slots: [],
  variables: new Map(),
  named: values,
});

function prepare(encoder: BodyEncoder, yaml: string, published: boolean): ReturnType<BodyEncoder['prepare']> {
  return encoder.prepare(bodyOf(yaml, encoder), {
    operation: 'api.op',
    conformant: !published,
    template: (text) =>
      compileTemplate<ConsumeScope>(text, {
        resolve: (name) => valid((scope) => (scope as ReturnType<typeof scopeOf>).named[name]),
      }),
  });
}

function bodyOf(yaml: string, encoder: BodyEncoder): RequestBody {
  // A string body is written beside its key, any other body below it.
  const body = /^['"]/.test(yaml) ? ` ${yaml}` : `\n${yaml.replaceAll(/^/gm, '          ')}`;
  const text = `naftiko: 1.0.0-alpha2
capability:
  exposes: []
  consumes:
  - type: http
    resources:
    - operations:
      - name: op
        body:${body}`;
  const [block] = loadDocument('test.yaml', text).document?.consumes ?? [];
  const read = block?.type === 'http' ? block.resources[0]?.operations[0]?.body : undefined;
  if (read === undefined || !encoder.types.includes(read.type)) throw new Error(`No such body:\n${text}`);
  return read;
}
