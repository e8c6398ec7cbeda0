import type { Bind, ConsumedOperation, Diagnostic, Document, Origin, Text } from '@naftiko/spec';
import { diagnose, invalid, valid, type Checked } from '@naftiko/spec';
import type { Read } from '../expression/scope.js';
import { compileTemplate, type Template } from '../expression/template.js';
import type { ConsumeScope } from '../ports/auth-scheme.js';
import type { ConsumedNames, ConsumeKit } from '../ports/consume-kit.js';
import type { SchemaFile } from '../ports/format-decoder.js';
import type { EnginePlugins } from '../ports/plugins.js';
import type { PlannedConsume } from './check-consumes.js';
import { findScheme } from './find-scheme.js';
import { unboundCredential } from './unbound-credential.js';
import type { VariableTable } from './variables.js';

interface KitParts {
  readonly plugins: EnginePlugins;
  readonly variables: VariableTable;
  readonly document: Document;
  readonly appended: ReadonlyMap<ConsumedOperation, string>;
  readonly schemaFile: SchemaFile;
  /** The written base URI cannot be meant: the operator must give another. */
  readonly callsItself: boolean;
  readonly isForwardTarget: boolean;
  readonly replacesBaseUri: boolean;
  readonly note: (diagnostic: Diagnostic) => void;
}

/** What the consume adapter is lent for one block. Names of an imported block may also be its own document's binds. */
export function consumeKit(
  block: PlannedConsume,
  { plugins, variables, document, appended, schemaFile, callsItself, isForwardTarget, replacesBaseUri, note }: KitParts,
): ConsumeKit {
  const upstream = block.namespace.text;
  const binds: readonly Bind[] = [...block.binds, ...variables.binds];
  const use = (at: Origin, optional = false) => ({ at, upstream, optional });

  const resolve = (written: string, names: ConsumedNames, at: Origin): Checked<Read<ConsumeScope>> => {
    // Only in a base URI nothing may be asked of the caller.
    const here = names.slot === undefined ? { ...use(at), inBaseUri: true } : use(at);
    const variable = variables.resolve(written, here, false, binds);
    if (variable !== undefined) return valid(variable);
    // The surface's prefix says "the caller's": both surfaces mean the same input (specification 06, section 4.3).
    const name = /^(?:rest|tools)\.(.+)$/.exec(written)?.[1];
    const read =
      name === undefined
        ? (names.declared(written) ?? variables.resolve(written, here, true, binds) ?? names.slot?.(written, at))
        : (names.declared(name) ?? names.slot?.(name, at));
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
    decoder: (format) => plugins.decoders.find((decoder) => decoder.format === format.toLowerCase()),
    formats: plugins.decoders.map(({ format }) => format),
    schemaFile,
    encoder: (type) => plugins.encoders.find((encoder) => encoder.types.some((known) => known === type)),
    scheme: (authentication) => findScheme(authentication, plugins.auth),
    template: (text: Text, names: ConsumedNames): Checked<Template<ConsumeScope>> =>
      compileTemplate<ConsumeScope>(text, { resolve: (name, at) => resolve(name, names, at) }),
    unbound: (name, at) => unboundCredential(name, at, binds),
    setting: (name, at) => variables.setting(name, { ...use(at), inBaseUri: true }),
    environment: (name, at) => variables.environment(name, use(at, true)),
    baseUri: (namespace, at, written) => variables.baseUri(namespace, use(at, written && !callsItself)),
    appendedParameter: (operation) => appended.get(operation),
  };
}
