import { lint, lintRules } from '@naftiko/runtime/lint';

/**
 * How many findings each rule has in documents, and in how many of them, with all rules on.
 *
 * @type {(planned: readonly import('@naftiko/runtime').PlannedDocument[]) => Readonly<Record<string, { findings: number, documents: number }>>}
 */
export function countLintFindings(planned) {
  const strict = /** @type {const} */ ({ extends: 'strict', rules: new Map() });
  const found = planned.map((document) => lint(document, strict).map(({ code }) => code));
  return Object.fromEntries(
    lintRules.flatMap(({ code }) => {
      const findings = found.reduce((sum, codes) => sum + codes.filter((one) => one === code).length, 0);
      const documents = found.filter((codes) => codes.includes(code)).length;
      return findings === 0 ? [] : [[code, { findings, documents }]];
    }),
  );
}
