import { describe, expect, test } from '@jest/globals';
import { pointerOf } from '../diagnostic/origin.js';
import { readYaml } from '../source/read-yaml.js';
import type { SourceNode } from '../source/source-node.js';
import { listDifferences, summariseDifferences } from './published-schema.js';

const read = (text: string): SourceNode => {
  const root = readYaml('test.yaml', text);
  if (!root.ok) throw new Error(root.diagnostics[0]?.message);
  return root.value;
};

const findDifferences = (text: string) => listDifferences(read(text));

/** A tool, and around it the smallest document that the schema accepts. */
const withTool = (tool: string) => `
naftiko: 1.0.0-alpha2
capability:
  exposes:
    - type: mcp
      namespace: harbor
      port: 9090
      tools: [${tool}]`;

const withConsume = (consume: string) => `
naftiko: 1.0.0-alpha2
consumes: [${consume}]`;

describe('a difference from the published schema', () => {
  test.each([
    [
      'a mistyped field',
      withTool('{name: berth, descripton: Finds a berth., call: harbor.berth}'),
      '/capability/exposes/0/tools/0/descripton',
      '"descripton" is not a field of an MCP tool.',
      'Did you mean "description"?',
    ],
    [
      'a missing field',
      withTool('{name: berth, call: harbor.berth}'),
      '/capability/exposes/0/tools/0',
      'An MCP tool needs "description".',
      'Say in a sentence what it means; agents read it.',
    ],
    [
      'an object without fields',
      withTool('{name: berth, description: d, call: harbor.berth, outputParameters: [{type: object, mapping: $.}]}'),
      '/capability/exposes/0/tools/0/outputParameters/0',
      'A mapped object output needs "properties".',
      'List the fields to pass under "properties"; the schema has no way to say "the whole object".',
    ],
    [
      'a tool that does nothing',
      withTool('{name: berth, description: d}'),
      '/capability/exposes/0/tools/0',
      'An MCP tool needs "call", "steps", "ref" or "outputParameters".',
      'With fixed "outputParameters" (name, type and value) it answers without any call.',
    ],
    [
      'outputs of the wrong kind',
      withTool(
        '{name: berth, description: d, steps: [{type: call, name: a, call: h.a}], outputParameters: [{type: string, mapping: $.a}]}',
      ),
      '/capability/exposes/0/tools/0',
      'The "outputParameters" map the answer of a call, but the MCP tool has no "call".',
      'With "steps", an output has "name" and "type" only and "mappings" fill it.',
    ],
    [
      'a type on a consumed parameter',
      withConsume(
        '{type: http, namespace: h, baseUri: "https://h.test", inputParameters: [{name: a, in: query, type: string}]}',
      ),
      '/consumes/0/inputParameters/0/type',
      '"type" is not a field of a consumed input parameter.',
      'A consumed parameter has only "name", "in" and "value"; types and descriptions belong on the exposed side.',
    ],
    [
      'a namespace with other characters',
      withConsume('{type: http, namespace: openapi.yml, baseUri: "https://h.test"}'),
      '/consumes/0/namespace',
      '"openapi.yml" cannot be "namespace", which takes letters, digits and hyphens.',
      'Write "openapi-yml" instead.',
    ],
    [
      'braces in the path of a base URI',
      withConsume('{type: http, namespace: h, baseUri: "https://h.test/{stage}"}'),
      '/consumes/0/baseUri',
      '"https://h.test/{stage}" cannot be "baseUri", which takes an address that begins with http:// or https://, ' +
        'with a host, and without braces after the host.',
      'Move the part with braces to the "path" of the resources.',
    ],
    [
      'a number in quotes',
      'naftiko: 1.0.0-alpha2\ncapability: {exposes: [{type: rest, namespace: h, port: "8080"}]}',
      '/capability/exposes/0/port',
      '"8080" is a string; "port" takes a whole number.',
      'Write it without quotes: 8080',
    ],
    [
      'a string without quotes',
      'naftiko: 0.5\ncapability: {exposes: [{type: rest, namespace: h, port: 8080}]}',
      '/naftiko',
      '"0.5" is a number; "naftiko" takes a string.',
      'Put it in quotes: "0.5".',
    ],
    [
      'an expose of an unknown type',
      'naftiko: 1.0.0-alpha2\ncapability: {exposes: [{type: api, namespace: h, port: 8080}]}',
      '/capability/exposes/0/type',
      '"api" cannot be "type", which is "rest", "mcp", "skill" or "control".',
      'Did you mean "rest"?',
    ],
    [
      'a document of both kinds',
      'naftiko: 1.0.0-alpha2\ncapability: {consumes: [{location: a, import: b}]}\nconsumes: [{location: a, import: b}]',
      '',
      'A document takes only one of "capability" and "consumes".',
      undefined,
    ],
    [
      'a key with nothing after it',
      'naftiko: 1.0.0-alpha2\ninfo:\nconsumes: [{location: a, import: b}]',
      '/info',
      '"info" has no value; it takes a mapping.',
      'Leave the key out, or give it a value.',
    ],
  ])('explains %s', (_, text, pointer, message, hint) => {
    const [difference, ...others] = findDifferences(text);
    expect(others).toEqual([]);
    expect(difference).toMatchObject({ code: 'schema-violation', severity: 'error', message });
    expect(difference!.hint).toBe(hint);
    expect(pointerOf(difference!.at.path)).toBe(pointer);
  });

  test('points at the mistyped key in the text', () => {
    const [difference] = findDifferences('naftiko: 1.0.0-alpha2\ncapabilty: {}');
    expect(difference!.at).toMatchObject({ start: { line: 2, column: 1 }, end: { line: 2, column: 10 } });
  });

  test('reports a field under another name once, and not also as missing', () => {
    const text = withTool('{name: berth, description: d, calls: harbor.berth}');
    expect(findDifferences(text).map(({ message }) => message)).toEqual(['"calls" is not a field of an MCP tool.']);
  });

  test('does not suggest another version of a scheme', () => {
    const [difference] = findDifferences(
      withConsume('{type: http, namespace: h, baseUri: "https://h.test", authentication: {type: oauth1}}'),
    );
    expect(difference!.hint).toBeUndefined();
  });

  test('has the same rule as the same difference in other places', () => {
    const parameter = '{name: a, in: query, type: string, required: true}';
    const rules = findDifferences(
      withConsume(
        `{type: http, namespace: h, baseUri: "https://h.test", inputParameters: [${parameter}, ${parameter}]}`,
      ),
    ).map(({ rule }) => rule);
    expect(rules).toHaveLength(4);
    expect(new Set(rules).size).toBe(2);
  });
});

describe('the summary of differences', () => {
  test('counts places and kinds in one note at the version', () => {
    const root = read(
      withConsume('{type: http, namespace: a_b, baseUri: "", x-a: 1}, {type: http, namespace: c_d, baseUri: ""}'),
    );
    expect(summariseDifferences(listDifferences(root), root)).toMatchObject({
      code: 'schema-differences',
      severity: 'info',
      message: 'The document differs from the published schema in 5 places (3 kinds) and is read tolerantly.',
      at: { path: ['naftiko'] },
    });
  });

  test('is absent when there are none', () => {
    const root = read(withConsume('{location: ./harbor.yaml, import: harbor}'));
    expect(summariseDifferences(listDifferences(root), root)).toBeUndefined();
  });
});
