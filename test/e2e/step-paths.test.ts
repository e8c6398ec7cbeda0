import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { pointerOf } from '@naftiko/spec';

interface Fixture {
  /** Of the first step. */
  readonly early?: string;
  /** Of the step after the lookup. */
  readonly with?: string;
  readonly lookupValue?: string;
  readonly index?: string;
  readonly match?: string;
  readonly mapping?: string;
}

/** A call without declared outputs, one with, a lookup, and a call with their outputs. */
const documentOf = (fixture: Fixture): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: http://127.0.0.1:9
      resources:
        - name: funds
          path: /funds
          operations:
            - name: list
              method: GET
              inputParameters: [{ name: like, in: query }]
        - name: fund
          path: /fund
          operations:
            - name: get
              method: GET
              outputParameters: [{ name: owner, type: string, value: $.owner.id }, { name: tags, type: array, value: $.tags }]
  exposes:
    - type: mcp
      port: 8602
      namespace: tools
      tools:
        - name: find
          description: Finds
          steps:
            - { type: call, name: first, call: up.list, with: { like: ${fixture.early ?? 'x'} } }
            - { type: call, name: get, call: up.get }
            - type: lookup
              name: found
              index: ${fixture.index ?? 'first'}
              match: ${fixture.match ?? 'id'}
              lookupValue: ${fixture.lookupValue ?? '$.get.owner'}
              outputParameters: [id, title]
            - { type: call, name: later, call: up.list, with: { like: ${fixture.with ?? 'x'} } }
            - { type: lookup, name: again, index: found, match: ${fixture.match ?? 'id'}, lookupValue: a, outputParameters: [title] }
          mappings: [{ targetName: title, value: "${fixture.mapping ?? '$.found.title'}" }]
          outputParameters: [{ name: title, type: string }]
`;

const diagnosticsOf = async (fixture: Fixture) => {
  const planned = await planDocument('document.yaml', documentOf(fixture), loadBuiltins);
  expect(planned.loaded.differences.map(({ message }) => message)).toEqual([]);
  return planned.diagnostics.filter(({ severity }) => severity !== 'info');
};

const findingsIn = async (fixture: Fixture): Promise<readonly string[]> =>
  (await diagnosticsOf(fixture)).map(({ code, at }) => `${code} ${pointerOf(at.path).split('/').slice(6).join('/')}`);

describe('a path into the steps', () => {
  test.each<[string, Fixture, string]>([
    ['a mapping of an unknown step', { mapping: '$.fund.title' }, 'step-path-unknown mappings/0/value'],
    ['a mapping of an undeclared output', { mapping: '$.found.titel' }, 'step-output-unknown mappings/0/value'],
    ['a mapping of an element', { mapping: '$.found[0].titel' }, 'step-output-unknown mappings/0/value'],
    ['a mapping of all elements', { mapping: '$.found[*].titel' }, 'step-output-unknown mappings/0/value'],
    ['a mapping in brackets', { mapping: "$['found']['titel']" }, 'step-output-unknown mappings/0/value'],
    ['a mapping in braces', { mapping: '{{$.found.titel}}' }, 'step-output-unknown mappings/0/value'],
    ['a mapping of an undeclared output of a call', { mapping: '$.get.ownr' }, 'step-output-unknown mappings/0/value'],
    ['"with" of an unknown step', { with: '$.fuond.title' }, 'step-path-unknown steps/3/with/like'],
    ['"with" of a later step', { early: '$.later.title' }, 'step-path-unknown steps/0/with/like'],
    ['"with" of an undeclared output', { with: '$.found.titel' }, 'step-output-unknown steps/3/with/like'],
    ['a template of an undeclared output', { with: '"{{found.titel}}"' }, 'step-output-unknown steps/3/with/like'],
    ['a reference to an undeclared output', { with: 'tools.found.titel' }, 'step-output-unknown steps/3/with/like'],
    ['a lookup of an unknown step', { lookupValue: '$.gett.owner' }, 'step-path-unknown steps/2/lookupValue'],
    ['a lookup of an undeclared output', { lookupValue: '$.get.ownr' }, 'step-output-unknown steps/2/lookupValue'],
    ['the index of an unknown step', { index: 'frist' }, 'step-unknown steps/2/index'],
    ['a match that no row of a lookup has', { match: 'key' }, 'step-output-unknown steps/4/match'],
  ])('that selects nothing is a diagnostic: %s', async (_, fixture, expected) => {
    expect(await findingsIn(fixture)).toEqual([expected]);
  });

  test.each<[string, Fixture]>([
    ['into an output', { mapping: '$.found.title' }],
    ['to a whole output', { mapping: '$.found' }],
    ['into an undeclared answer', { mapping: '$.first.anything.at.all' }],
    ['below a declared output', { mapping: '$.get.tags[0].name' }],
    ['to the length of a list', { mapping: '$.found.length()' }],
    ['to a member of any output', { mapping: '$.title' }],
    ['from "with"', { with: '$.get.owner' }],
    ['from a template', { with: '"{{found.title}}"' }],
    ['from a text that is not a path', { with: '"costs $5"', early: '$.items' }],
  ])('that may select something is valid: %s', async (_, fixture) => {
    expect(await findingsIn(fixture)).toEqual([]);
  });

  test.each<[string, Fixture, string]>([
    ['a step', { mapping: '$.fund.title' }, 'Did you mean "found"?'],
    ['an output', { mapping: '$.found.titel' }, 'Did you mean "title"?'],
    ['an index', { index: 'frist' }, 'Did you mean "first"?'],
  ])('has a suggestion: %s', async (_, fixture, hint) => {
    expect((await diagnosticsOf(fixture)).map((diagnostic) => diagnostic.hint)).toEqual([hint]);
  });
});
