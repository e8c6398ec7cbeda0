import { fail, nullToMissing, type ConsumeScope, type Placeholder, type Result } from '@naftiko/engine';

/** The placeholders that have no value. */
export const findMissing = (
  parts: readonly (string | Placeholder<ConsumeScope>)[],
  scope: ConsumeScope,
): readonly string[] =>
  parts.flatMap((part) =>
    typeof part !== 'string' && nullToMissing(part.read(scope)) === undefined ? [part.name] : [],
  );

/** The failure of a request that lacks required values. */
export const failUnresolved = (operation: string, names: readonly string[], place: string): Result<never> =>
  fail({ code: 'unresolved', operation, names, place });

/** The failure of a value that would change the address, or that cannot be sent. */
export const refuseValue = (operation: string, name: string, reason: string): Result<never> =>
  fail({ code: 'value-refused', operation, name, reason });
