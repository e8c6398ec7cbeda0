import path from 'node:path';
import type { PageSource } from '@naftiko/runtime';
import { quoteWord } from '@naftiko/runtime/agent-hosts';

/** The commands that run a document elsewhere: the values that it needs, then the start. */
export function writeRunCommand({ planned }: PageSource): string {
  const variables = planned.capability?.variables() ?? [];
  const named = (kind: 'environment' | 'setting'): readonly string[] => [
    ...new Set(variables.filter((variable) => variable.kind === kind).map(({ name }) => name)),
  ];
  const settings = named('setting').map((name) => ` --var ${quoteWord(name)}=…`);
  return [
    ...named('environment').map((name) => `export ${name}=…`),
    `naftiko run ${quoteWord(path.basename(planned.file))}${settings.join('')}`,
  ].join('\n');
}
