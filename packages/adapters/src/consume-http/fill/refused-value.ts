import { fail, nullToMissing, type ConsumeScope, type Result } from '@naftiko/engine';
import type { PathPlaceholder } from '../plan/path-template.js';

/** The placeholders that have no value. */
export const findMissing = (parts: readonly (string | PathPlaceholder)[], scope: ConsumeScope): readonly string[] =>
  parts.flatMap((part) =>
    typeof part !== 'string' && nullToMissing(part.read(scope)) === undefined ? [part.name] : [],
  );

/** The failure of a request that cannot do without values it has not got. */
export const failUnresolved = (operation: string, names: readonly string[], place: string): Result<never> =>
  fail({ code: 'unresolved', operation, names, place });

/** The failure of a value that would change what is addressed, or could not be sent. */
export const refuseValue = (operation: string, name: string, reason: string): Result<never> =>
  fail({ code: 'value-refused', operation, name, reason });
