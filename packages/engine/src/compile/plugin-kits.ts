import type { ConsumedOperation, Diagnostic, Document, Origin, Text } from '@naftiko/spec';
import { diagnose, invalid, valid, type Checked } from '@naftiko/spec';
import { findHalfTemplate } from '../expression/half-template.js';
import type { Read } from '../expression/scope.js';
import { compileTemplate, type Template } from '../expression/template.js';
import type { ConsumeScope, VerifierKit } from '../ports/auth-scheme.js';
import type { ConsumedNames, ConsumeKit } from '../ports/consume-kit.js';
import type { ReadSchemaFile } from '../ports/format-decoder.js';
import type { EnginePlugins } from '../ports/plugins.js';
import type { PlannedConsume } from './check-consumes.js';
import { findScheme } from '../ports/find-scheme.js';
import { diagnoseUnboundCredential } from './unbound-credential.js';
import { compileVariableText } from './variable-text.js';
import type { VariableTable } from './variables.js';

interface KitParts {
  readonly plugins: EnginePlugins;
  readonly variables: VariableTable;
  readonly document: Document;
  readonly appended: ReadonlyMap<ConsumedOperation, string>;
  readonly schemaFile: ReadSchemaFile;
  /** Whether the declared base URI leads to the document's own port, so that the operator must replace it. */
  readonly callsItself: boolean;
  readonly isForwardTarget: boolean;
  readonly replacesBaseUri: boolean;
  readonly note: (diagnostic: Diagnostic) => void;
}

/**
 * Makes the kit with which a consume adapter plans one block. In a block that is imported from another document, names
 * can also refer to the binds of that document.
 */
export function makeConsumeKit(
  block: PlannedConsume,
  { plugins, variables, document, appended, schemaFile, callsItself, isForwardTarget, replacesBaseUri, note }: KitParts,
): ConsumeKit {
  const upstream = block.namespace.text;
  // All blocks without binds of their own share one list, which is then indexed only once.
  const binds = block.binds.length === 0 ? variables.binds : [...block.binds, ...variables.binds];
  const use = (at: Origin, optional = false) => ({ at, upstream, optional });

  const resolve = (written: string, names: ConsumedNames, at: Origin): Checked<Read<ConsumeScope>> => {
    // Names without `slot` stand in a base URI, which cannot contain inputs of the caller.
    const here = {
      ...use(at),
      ...(names.slot === undefined ? { inBaseUri: true } : {}),
      ...(names.inCredential === true ? { inCredential: true } : {}),
    };
    const variable = variables.resolve(written, here, false, binds);
    if (variable !== undefined) return valid(variable);
    // The prefixes `rest.` and `tools.` refer to the same input of the caller (specification 06, section 4.3).
    const name = /^(?:rest|tools)\.(.+)$/.exec(written)?.[1];
    const read =
      name === undefined
        ? (names.readDeclared(written) ?? variables.resolve(written, here, true, binds) ?? names.slot?.(written, at))
        : (names.readDeclared(name) ?? names.slot?.(name, at));
    if (read !== undefined) return valid(read);
    return invalid(diagnose('unknown-name', at, { name: written, similar: undefined, known: [] }));
  };

  const { conformant, extensions } = document;
  return {
    conformant,
    reading: { conformant, extensions, note },
    bindsVariables: binds.some(({ keys }) => keys.length > 0),
    isForwardTarget,
    replacesBaseUri,
    findDecoder: (format) => plugins.decoders.find((decoder) => decoder.format === format.toLowerCase()),
    formats: plugins.decoders.map(({ format }) => format),
    schemaFile,
    findEncoder: (type) => plugins.encoders.find((encoder) => encoder.types.some((known) => known === type)),
    scheme: (authentication) => findScheme(authentication, plugins.auth),
    template: (text: Text, names: ConsumedNames): Checked<Template<ConsumeScope>> =>
      compileTemplate<ConsumeScope>(text, { resolve: (name, at) => resolve(name, names, at) }),
    diagnoseUnbound: (name, at) => diagnoseUnboundCredential(name, at, binds),
    setting: (name, at, inCredential = false) => variables.setting(name, { ...use(at), inBaseUri: true, inCredential }),
    environment: (name, at) => variables.environment(name, use(at, true)),
    baseUri: (namespace, at, isDeclared) => variables.baseUri(namespace, use(at, isDeclared && !callsItself)),
    findAppendedParameter: (operation) => appended.get(operation),
  };
}

/**
 * Makes the kit with which an auth scheme compiles the secrets that callers must present. An unknown name is an error:
 * the text of a template must never become the password. Source: specification 03, section 13.
 */
export const makeVerifierKit = (variables: VariableTable): VerifierKit => ({
  secret: (text) => {
    const half = findHalfTemplate(text.text);
    if (half !== undefined) return invalid(diagnose('credential-template-malformed', text.at, half));
    const missing = (name: string, at: Origin) => diagnoseUnboundCredential(name, at, variables.binds);
    return compileVariableText(text, variables, missing, true);
  },
});
