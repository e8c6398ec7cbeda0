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

/** The credentials of a block, as far as they are the same for all of its operations. */
export interface BlockSigner {
  /** `undefined`: requests are sent without a credential. */
  readonly plan: SignerPlan | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Set when the declared credential is invalid; requests are never sent without it. */
  readonly broken: Diagnostic | undefined;
}

/** Plans the credentials of a block, to find the parameters that they set and to report diagnostics once. */
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
    // A conformant document has a known scheme, which can explain why it does not sign. Other documents may have an
    // unknown scheme.
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
        inCredential: true,
        // In the relaxed dialect, a name in a credential that is not a variable is a setting of the operator; in a
        // conformant document it is an input.
        slot: (name, at) =>
          kit.conformant
            ? slots.add({ name, kind: 'credential', at, required: true, declared: false })
            : kit.setting(name, at, true),
      });
    },
  });
}
