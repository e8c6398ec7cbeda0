import { diagnose, invalid, valid, type Bind, type Checked, type Diagnostic } from '@naftiko/spec';

/** The value that a source has under a key, or a message that says why there is none. */
export type FoundKey = { readonly found: string } | { readonly problem: string; readonly remedy?: string };

/** The values of a bind by variable name; every missing key is `bind-failed` at that key. */
export async function pickKeys(
  bind: Bind,
  read: (key: string) => FoundKey | Promise<FoundKey>,
): Promise<Checked<ReadonlyMap<string, string>>> {
  const values = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { variable, source } of bind.keys) {
    const value = await read(source.text);
    if ('found' in value) values.set(variable.text, value.found);
    else diagnostics.push(diagnose('bind-failed', source.at, { reason: value.problem, remedy: value.remedy }));
  }
  return diagnostics.length > 0 ? invalid(...diagnostics) : valid(values);
}
