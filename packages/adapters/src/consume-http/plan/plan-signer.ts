import {
  diagnose,
  invalid,
  isError,
  valid,
  type Authentication,
  type Checked,
  type Diagnostic,
  type HttpConsume,
} from '@naftiko/spec';
import { reportUnsupportedScheme, findHalfTemplate, type ConsumeKit, type SignerPlan } from '@naftiko/engine';
import { ParameterTable } from './parameter-table.js';

/** The credentials of a block, planned once for the common part of its operations. */
export interface BlockSigner {
  /** `undefined`: requests are sent without a credential. */
  readonly plan: SignerPlan | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Set when the declared credential is invalid; requests are never sent without it. */
  readonly broken: Diagnostic | undefined;
}

/** Plans the credentials of a block, for its ownership of parameters and its diagnostics. */
export function planBlockSigner(block: HttpConsume, kit: ConsumeKit): BlockSigner {
  if (block.authentication === undefined) {
    const diagnostics = kit.bindsVariables ? [diagnose('auth-none', block.at, {})] : [];
    return { plan: undefined, diagnostics, broken: undefined };
  }
  const table = new ParameterTable({ inputs: block.inputs, pathAt: block.at }, kit);
  table.compileValues();
  const planned = planSigner(block.authentication, table, kit);
  return {
    plan: planned.ok ? planned.value : undefined,
    diagnostics: planned.diagnostics,
    broken: planned.diagnostics.find(isError),
  };
}

/** Plans the credentials of one operation: their names refer to the values of its call. */
export function planSigner(
  authentication: Authentication | undefined,
  table: ParameterTable,
  kit: ConsumeKit,
): Checked<SignerPlan | undefined> {
  if (authentication === undefined) return valid(undefined);
  const scheme = kit.scheme(authentication);
  if (scheme?.signer === undefined) {
    // A document that the schema accepts names a known scheme, which says why it cannot sign. Other documents may name an
    // unknown one.
    const reason = kit.conformant ? scheme?.unsigned?.(authentication) : undefined;
    return invalid(reason ?? reportUnsupportedScheme(authentication));
  }
  const { names, slots } = table;
  return scheme.signer(authentication, {
    template: (text) => {
      const half = findHalfTemplate(text.text);
      if (half !== undefined) return invalid(diagnose('credential-template-malformed', text.at, half));
      return kit.template(text, {
        readDeclared: names.readDeclared,
        isSecret: true,
        // In existing documents an open name in a credential is a setting of the operator; in a strict one it is an
        // input.
        slot: (name, at) =>
          kit.conformant
            ? slots.add({ name, kind: 'credential', at, required: true, declared: false })
            : kit.setting(name, at, true),
      });
    },
  });
}
