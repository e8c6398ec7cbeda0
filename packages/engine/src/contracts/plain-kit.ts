import { diagnose, invalid, noExtensions, startOf, valid, type TypeNames } from '@naftiko/spec';
import { findScheme } from '../ports/find-scheme.js';
import type { Read } from '../expression/scope.js';
import { compileTemplate } from '../expression/template.js';
import type { AuthScheme, ConsumeScope } from '../ports/auth-scheme.js';
import type { BodyEncoder } from '../ports/body-encoder.js';
import type { ConsumedNames, ConsumeKit } from '../ports/consume-kit.js';
import type { FormatDecoder } from '../ports/format-decoder.js';
import { ok } from '../value/result.js';
import { parseJson } from '../value/value.js';

/** The parts of the kit that a suite can choose. */
export interface PlainKit {
  readonly schemes?: readonly AuthScheme[];
  readonly encoders?: readonly BodyEncoder[];
  readonly conformant?: boolean;
  /** The parameter that is appended to the path of an operation, by the name of the operation. */
  readonly appended?: Readonly<Record<string, string>>;
  readonly isForwardTarget?: boolean;
}

/** Makes the kit of a contract suite. It has no document: every `env.NAME` and `NAME` is the variable of that name. */
export function makePlainKit({
  schemes = [],
  encoders = [],
  conformant = false,
  appended = {},
  isForwardTarget = false,
}: PlainKit = {}): ConsumeKit {
  const resolve = (written: string, names: ConsumedNames): Read<ConsumeScope> | undefined => {
    const prefixed = /^(?:env|secrets)\.(.+)$/.exec(written)?.[1];
    if (prefixed !== undefined) return variable(prefixed);
    const name = /^(?:rest|tools)\.(.+)$/.exec(written)?.[1];
    const at = startOf('');
    if (name !== undefined) return names.readDeclared(name) ?? names.slot?.(name, at);
    const isUpperCase = !conformant && /^[A-Z][A-Z0-9_]*$/.test(written);
    return names.readDeclared(written) ?? (isUpperCase ? variable(written) : names.slot?.(written, at));
  };
  const extensions: TypeNames = {
    ...noExtensions,
    authentication: schemes.map(({ type }) => type),
    bodies: encoders.flatMap(({ types }) => types),
  };
  return {
    conformant,
    reading: { conformant, extensions, note: () => undefined },
    bindsVariables: false,
    isForwardTarget,
    replacesBaseUri: false,
    formats: ['json'],
    schemaFile: () => ({ unreadable: 'it does not exist.' }),
    findDecoder: (format) => (format === 'json' ? plainJson : undefined),
    findEncoder: (type) => encoders.find(({ types }) => types.includes(type)),
    scheme: (authentication) => findScheme(authentication, schemes),
    template: (text, names) =>
      compileTemplate<ConsumeScope>(text, {
        resolve(name, at) {
          const read = resolve(name, names);
          return read === undefined
            ? invalid(diagnose('unknown-name', at, { name, similar: undefined, known: [] }))
            : { ok: true, value: read, diagnostics: [] };
        },
      }),
    diagnoseUnbound: (name, at) => diagnose('credential-unbound', at, { name, similar: undefined, known: [] }),
    setting: (name) => variable(name),
    environment: (name) => variable(name),
    baseUri: (namespace) => variable(`base-uri:${namespace}`),
    findAppendedParameter: (operation) => appended[operation.name.text],
  };
}

const variable =
  (name: string): Read<ConsumeScope> =>
  ({ variables }) =>
    variables.get(name);

const plainJson: FormatDecoder = {
  format: 'json',
  isJson: true,
  prepare: () => valid((body) => ok(parseJson(new TextDecoder().decode(body)) ?? null)),
};
