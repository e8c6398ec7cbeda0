import type { ContractCase } from '@naftiko/engine/contracts';

/** The cases that fail, in order, without the plug-in's name. */
export async function failingCases(cases: readonly ContractCase[], subject: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { name, run } of cases) {
    try {
      await run();
    } catch {
      names.push(name.replace(subject, '').trim());
    }
  }
  return names;
}
