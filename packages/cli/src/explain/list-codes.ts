import type { Paint } from '../paint.js';
import type { CodeGroup } from './code-groups.js';

/** All codes by group, one line each: the code, its severity, its situation. */
export function listCodes(groups: readonly CodeGroup[], paint: Paint): readonly string[] {
  const width = Math.max(...groups.flatMap(({ codes }) => codes.map(({ code }) => code.length)));
  return [
    ...groups.flatMap(({ title, codes }) => [
      paint.bold(title),
      ...codes.map(({ code, severity, summary }) => `  ${code.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`),
      '',
    ]),
    '"naftiko explain <code>" explains one of them.',
  ];
}
