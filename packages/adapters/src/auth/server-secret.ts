import { diagnose, invalid, type Checked, type Origin, type Text } from '@naftiko/spec';
import type { VerifierKit } from '@naftiko/engine';

export type ReadSecret = (variables: ReadonlyMap<string, string>) => string;

/** A secret that callers must present; an absent or empty secret is `server-secret-missing`. */
export function planSecret(text: Text | undefined, field: string, at: Origin, kit: VerifierKit): Checked<ReadSecret> {
  if (text === undefined || text.text.trim() === '') {
    return invalid(diagnose('server-secret-missing', text?.at ?? at, { field }));
  }
  return kit.secret(text);
}
