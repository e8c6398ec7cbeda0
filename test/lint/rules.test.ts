import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { lint, lintRules, coveredRules, type LintOptions } from '@naftiko/runtime/lint';
import { pointerOf, type Diagnostic } from '@naftiko/spec';
import { baseDocument } from './base-document.js';
import { ruleCases, type RuleCase } from './rule-cases.js';

const strict: LintOptions = { extends: 'strict', rules: new Map() };

const lintText = async (text: string): Promise<readonly Diagnostic[]> =>
  lint(await planDocument('garden.yaml', text, loadBuiltins), strict);

const change = ({ from, to }: Pick<RuleCase, 'from' | 'to'>): string => {
  expect(baseDocument.split(from)).toHaveLength(2);
  return baseDocument.replace(from, () => to);
};

const placesOf = (diagnostics: readonly Diagnostic[], codes: readonly string[]): readonly string[] =>
  diagnostics.filter(({ code }) => codes.includes(code)).map(({ at }) => pointerOf(at.path));

const codesOf = (rule: string): readonly string[] => [
  rule,
  ...(coveredRules.find((covered) => covered.rule === rule)?.diagnostics ?? []),
];

describe('a rule', () => {
  test('finds nothing in a good document, apart from what it only states', async () => {
    const found = await lintText(baseDocument);
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^tool-list-tokens The list of 3 tools of "agents" takes about \d+ tokens \(most: /),
    ]);
  });

  test.each(ruleCases)('$rule reports $says', async (one) => {
    const found = await lintText(change(one));
    expect(placesOf(found, codesOf(one.rule))).toEqual(one.places);
  });

  test.each(lintRules.map(({ code, rationale }) => [code, rationale]))(
    '%s gives its reason on its page',
    (code, reason) => {
      const page = readFileSync(`docs/diagnostics/${code}.md`, 'utf8').replaceAll(/\s+/g, ' ');
      expect(page).toContain(`## Why ${reason} ## Example`);
    },
  );

  test('has a case, and so has what diagnostics cover', () => {
    const tested = new Set(ruleCases.filter(({ places }) => places.length > 0).map(({ rule }) => rule));
    const all = [...lintRules.map(({ code }) => code), ...coveredRules.map(({ rule }) => rule)];
    expect(all.filter((code) => !tested.has(code))).toEqual([]);
  });
});
