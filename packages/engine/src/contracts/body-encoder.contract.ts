import {
  loadDocument,
  noExtensions,
  valid,
  declaredTypeOf,
  type Checked,
  type DiagnosticCode,
  type RequestBody,
} from '@naftiko/spec';
import { compileTemplate } from '../expression/template.js';
import type { ConsumeScope } from '../ports/auth-scheme.js';
import type { BodyEncoder, BodyPlan } from '../ports/body-encoder.js';
import type { Value } from '../value/value.js';
import { check, checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';

/** The cases of one encoder, in addition to the common ones. Bodies are YAML, as in a document. */
export interface BodyEncoderCases {
  readonly encoder: BodyEncoder;
  readonly writes: readonly {
    readonly says: string;
    readonly body: string;
    readonly values?: Readonly<Record<string, Value>>;
    /** Whether the document of the body is in the relaxed dialect. */
    readonly published?: boolean;
    /** The expected body; `undefined`: none. */
    readonly text: string | RegExp | undefined;
    readonly contentType?: string;
  }[];
  /** Bodies in the relaxed dialect that cannot be written, because these names have no value. */
  readonly refuses?: readonly { readonly says: string; readonly body: string; readonly names: readonly string[] }[];
  /** Bodies that the encoder refuses when it prepares them, with the code of the diagnostic. */
  readonly refusesAtLoad?: readonly { readonly says: string; readonly body: string; readonly code: DiagnosticCode }[];
}

/** The contract suite of body encoders. */
export function bodyEncoderContract(cases: BodyEncoderCases): readonly ContractCase[] {
  const { encoder, writes, refuses = [], refusesAtLoad = [] } = cases;
  const named = (says: string, run: ContractCase['run']) => ({
    name: `the encoder of ${encoder.types.join(', ')} ${says}`,
    run,
  });

  return [
    ...writes.map(({ says, body, values, published = false, text, contentType }) =>
      named(says, () => {
        const plan = planned(encoder, body, published);
        const written = encode(plan, values);
        const actual = written === undefined ? undefined : new TextDecoder().decode(written.bytes);
        checkMatches(actual, text, 'The body');
        if (contentType !== undefined) checkEqual(written?.contentType ?? plan.contentType, contentType);
      }),
    ),
    named('encodes the same plan several times', () => {
      for (const { body, values, published = false, text } of writes) {
        const plan = planned(encoder, body, published);
        const first = encode(plan, values);
        // A pattern is used where the text varies, such as the boundary of a multipart body. Its size must not vary.
        const again = encode(plan, values);
        checkEqual(again?.bytes.length, first?.bytes.length, 'The size of the body');
        if (!(text instanceof RegExp)) checkEqual(again, first, 'The body');
      }
    }),
    ...refuses.map(({ says, body, names }) =>
      named(`refuses ${says}`, () => {
        const failure = { code: 'unresolved', operation: 'api.op', names, place: 'body' };
        checkEqual(planned(encoder, body, true).encode(scopeOf()), { ok: false, failure });
      }),
    ),
    ...refusesAtLoad.map(({ says, body, code }) =>
      named(`refuses ${says} at load`, () => {
        const prepared = prepare(encoder, body, true);
        checkEqual([prepared.ok, prepared.diagnostics[0]?.code], [false, code]);
      }),
    ),
  ];
}

function planned(encoder: BodyEncoder, body: string, published: boolean): BodyPlan {
  const checked = prepare(encoder, body, published);
  check(checked.ok, `The body is refused: ${checked.diagnostics.map(({ message }) => message).join(' ')}`);
  return checked.value;
}

function encode(plan: BodyPlan, values: Readonly<Record<string, Value>> | undefined) {
  const encoded = plan.encode(scopeOf(values));
  checkMatches(encoded, { ok: true });
  return encoded.ok ? encoded.value : undefined;
}

const scopeOf = (values: Readonly<Record<string, Value>> = {}): ConsumeScope & { readonly named: typeof values } => ({
  slots: [],
  variables: new Map(),
  named: values,
});

function prepare(encoder: BodyEncoder, yaml: string, published: boolean): Checked<BodyPlan> {
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
  // A string stands on the line of its key, any other body below it.
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
  const [block] = loadDocument('test.yaml', text, { ...noExtensions, bodies: encoder.types }).document?.consumes ?? [];
  const read = block?.type === 'http' ? block.resources[0]?.operations[0]?.body : undefined;
  check(read !== undefined && encoder.types.includes(declaredTypeOf(read)), `The encoder has no such body:\n${text}`);
  return read;
}
