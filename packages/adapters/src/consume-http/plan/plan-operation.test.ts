import { describe, expect, test } from '@jest/globals';
import { pointerOf } from '@naftiko/spec';
import type { AuthScheme } from '@naftiko/engine';
import { planBlock, makePlainKit, type PlainKit } from '@naftiko/engine/contracts';
import { apiKey } from '../../auth/api-key.js';
import { oauth2 } from '../../auth/oauth2.js';
import { json } from '../../body/json.js';
import { http } from '../http-consume.js';

const schemes = [apiKey, oauth2] as unknown as readonly AuthScheme[];
const plan = (resources: string, options: PlainKit = {}, head = '') =>
  planBlock(
    http,
    `type: http\nnamespace: api\nbaseUri: https://api.test\n${head}\nresources:\n${resources}`,
    makePlainKit({ schemes, encoders: [json], ...options }),
  );
const signatureOf = (resources: string, options: PlainKit = {}, head = '') =>
  plan(resources, options, head).plan.operations[0];

/** `severity code /pointer` below the block. */
const describeDiagnostics = (resources: string, options: PlainKit = {}, head = ''): readonly string[] =>
  plan(resources, options, head).diagnostics.map(
    ({ severity, code, at }) => `${severity} ${code} ${pointerOf(at.path).replace('/capability/consumes/0', '')}`,
  );

describe('the path of an operation', () => {
  const pathsOf = (resources: string) => plan(resources).plan.operations.map(({ path }) => path);

  test.each<[string, string, readonly string[]]>([
    ['is its resource’s', '- path: /a\n  operations: [{name: x}, {name: y, path: /}]', ['/a', '/a']],
    ['is its own where the resource has none', '- operations: [{name: x, path: /b}]', ['/b']],
    [
      'follows the resource’s',
      "- path: /a\n  operations: [{name: x, path: '/{id}'}, {name: y, path: 'b'}]",
      ['/a/{id}', '/a/b'],
    ],
    [
      'takes a verb without a slash',
      "- path: /a\n  operations: [{name: x, path: ':search'}, {name: y, path: '(1)'}]",
      ['/a:search', '/a(1)'],
    ],
    [
      'is complete in a block where one repeats its resource’s',
      "- path: /a\n  operations: [{name: x, path: '/a/{id}'}]\n- path: /b\n  operations: [{name: y, path: /c}]",
      ['/a/{id}', '/c'],
    ],
    ['is not complete because it starts alike', '- path: /a\n  operations: [{name: x, path: /abc}]', ['/a/abc']],
  ])('%s', (_, resources, expected) => {
    expect(pathsOf(resources)).toEqual(expected);
  });
});

describe('the slots of an operation', () => {
  test('are its placeholders, its parameters without a value, its body and its credentials', () => {
    const signature = signatureOf(
      `- path: /a/{id}/{{tools.sub}}/{{env.REGION}}
  inputParameters: [{name: id, in: path, type: integer}, {name: fixed, in: query, value: 1}]
  operations:
  - name: x
    method: POST
    inputParameters:
    - {name: q, in: query, type: array, required: true, description: Tags}
    - {name: Content-Type, in: header, required: true}
    - {name: KEY, in: environment}
    - {name: note, in: body, type: string}
    body: {type: json, data: {note: '{{note}}', key: '{{KEY}}', text: 'to {{tools.who}}'}}`,
    );
    expect(
      signature?.slots.map(({ name, kind, type, required, declared }) => [name, kind, type, required, declared]),
    ).toEqual([
      ['id', 'path', 'integer', true, true],
      ['sub', 'path', 'string', true, false],
      ['q', 'query', 'array', true, true],
      ['Content-Type', 'header', undefined, false, true],
      ['note', 'template', 'string', false, true],
      ['who', 'template', undefined, true, false],
    ]);
    expect(signature).toMatchObject({ bodyFields: ['note', 'key', 'text'], takesFields: true, label: 'api.x' });
  });

  test.each<[string, string, PlainKit, readonly object[]]>([
    [
      'the whole body, when it is the only parameter',
      'inputParameters: [{name: body, in: body, required: true}]',
      {},
      [{ name: 'body', kind: 'entity', required: true }],
    ],
    [
      'members of the body',
      'inputParameters: [{name: a, in: body}, {name: body, in: body}]',
      {},
      [
        { name: 'a', kind: 'field' },
        { name: 'body', kind: 'field' },
      ],
    ],
    [
      'the whole body, for a type without data',
      'body: {type: json}',
      {},
      [{ name: 'body', kind: 'entity', advertised: true }],
    ],
    [
      'the whole body, under the name that fills it',
      "body: {type: json, data: '{{tools.order}}'}",
      {},
      [{ name: 'order', kind: 'entity' }],
    ],
    [
      'a hidden body, for an existing document without one',
      'label: x',
      {},
      [{ name: 'body', kind: 'entity', advertised: false, declared: false }],
    ],
    ['nothing, for a strict document without a body', 'label: x', { conformant: true }, []],
  ])('hold %s', (_, more, options, slots) => {
    expect(
      signatureOf(`- path: /a\n  operations:\n  - name: x\n    method: POST\n    ${more}`, options)?.slots,
    ).toMatchObject(slots);
  });

  test('include no body on GET, and its parameters belong to no caller', () => {
    const resources = '- path: /a\n  operations: [{name: x, method: GET, inputParameters: [{name: body, in: body}]}]';
    expect(signatureOf(resources)).toMatchObject({ slots: [], reserved: ['body'], takesFields: false });
    expect(describeDiagnostics(resources)).toEqual(['warning body-on-get /resources/0/operations/0']);
  });

  test('include open names of credentials in a strict document, and the settings of the operator in others', () => {
    const head = "authentication: {type: apikey, key: K, value: '{{secret}}'}";
    const resources = '- path: /a\n  operations: [{name: x}]';
    expect(signatureOf(resources, { conformant: true }, head)?.slots).toMatchObject([
      { name: 'secret', kind: 'credential', required: true },
    ]);
    expect(signatureOf(resources, {}, head)?.slots).toEqual([]);
  });
});

describe('planning reports', () => {
  const createOperation = (path: string, inputs = '[]', more = '') =>
    `- path: ${JSON.stringify(path)}\n  operations: [{name: x, method: GET, inputParameters: ${inputs}${more}}]`;
  const at = '/resources/0/operations/0';

  test.each<[string, string, PlainKit, readonly string[]]>([
    ['that a placeholder is not declared', createOperation('/a/{id}'), {}, [`info path-param-undeclared ${at}`]],
    [
      'that a parameter has lost its place',
      createOperation('/a', '[{name: id, in: path}]'),
      {},
      [`error path-param-not-in-path ${at}`],
    ],
    [
      'the same more quietly of a strict document',
      createOperation('/a', '[{name: id, in: path}]'),
      { conformant: true },
      [`warning path-param-not-in-path ${at}`],
    ],
    [
      'that a parameter was appended',
      createOperation('/a', '[{name: id, in: path}]'),
      { appended: { x: 'id' } },
      [`warning path-param-appended ${at}`],
    ],
    [
      'that a fragment cannot be sent',
      createOperation('/{b}#cors', '[{name: b, in: path}]'),
      {},
      [`error path-fragment ${at}`],
    ],
    ['that a fragment is a header', createOperation('/#X-Amz-Target=A.B'), {}, [`warning path-fragment-header ${at}`]],
    ['that a segment is empty', createOperation('/a//b'), {}, ['warning path-empty-segment /resources/0/path']],
    ['that a slash is missing', createOperation('a'), {}, ['warning path-no-leading-slash /resources/0/path']],
    ['that there is a fixed query', createOperation('/a?b=c'), {}, ['info path-with-query /resources/0/path']],
    ['that there are blanks', createOperation('/a b'), {}, ['info path-whitespace /resources/0/path']],
    ['that a path is missing', '- operations: [{name: x}]', {}, [`error path-missing ${at}`]],
    [
      'that a method is unknown',
      '- path: /a\n  operations: [{name: x, method: BREW}]',
      {},
      [`error method-unsupported ${at}/method`],
    ],
    [
      'that a format is unknown',
      createOperation('/a', '[]', ', outputRawFormat: morse'),
      {},
      [`warning output-format-unknown ${at}/outputRawFormat`],
    ],
    [
      'that a format cannot be decoded',
      createOperation('/a', '[]', ', outputRawFormat: avro'),
      {},
      [`error output-format-unavailable ${at}/outputRawFormat`],
    ],
    ['nothing about formats that are passed on', createOperation('/a', '[]', ', outputRawFormat: binary'), {}, []],
    [
      'that a route is repeated, whatever its placeholders are called',
      '- path: /a/{b}\n  inputParameters: [{name: b, in: path}]\n  operations: [{name: x}]\n- path: /a/{c}\n  inputParameters: [{name: c, in: path}]\n  operations: [{name: y}]',
      {},
      ['warning consumed-route-duplicate /resources/1/operations/0'],
    ],
    [
      'that a resource is empty',
      '- path: /a\n  operations: []',
      {},
      ['warning resource-without-operations /resources/0'],
    ],
    [
      'that a body is declared twice',
      '- path: /a\n  operations: [{name: x, method: POST, inputParameters: [{name: a, in: body}], body: {type: json, data: {a: 1}}}]',
      {},
      [`info body-declared-twice ${at}`],
    ],
    [
      'that a body is not declared',
      '- path: /a\n  operations: [{name: x, method: PUT}]',
      {},
      [`info body-undeclared ${at}`],
    ],
    [
      'that no encoder supports such a body',
      '- path: /a\n  operations: [{name: x, method: PUT, body: {type: xml, data: <a/>}}]',
      {},
      [`error body-type-unavailable ${at}/body`],
    ],
  ])('%s', (_, resources, options, expected) => {
    expect(describeDiagnostics(resources, options)).toEqual(expected);
  });

  test.each<[string, string, PlainKit, readonly string[]]>([
    ['that a scheme is unknown', '{type: oauth1}', {}, ['error auth-unsupported /authentication']],
    [
      'that an upstream grants no token',
      '{type: oauth2}',
      { conformant: true },
      ['error auth-oauth2-consumed /authentication'],
    ],
    ['that a credential has no value', '{type: apikey, key: K}', {}, ['warning auth-no-value /authentication']],
    [
      'that a signature is written down',
      "{type: apikey, key: K, value: 'AWS4-HMAC-SHA256 {{K}}'}",
      {},
      ['warning auth-signature-placeholder /authentication'],
    ],
  ])('%s', (_, authentication, options, expected) => {
    expect(describeDiagnostics(createOperation('/a'), options, `authentication: ${authentication}`)).toEqual(expected);
  });

  test('why an operation is broken, without effect on the others', () => {
    const { operations } = plan('- path: /a\n  operations: [{name: x, path: /b#c}, {name: y}]').plan;
    expect(operations.map(({ broken }) => broken?.code)).toEqual(['path-fragment', undefined]);
    const unsigned = plan(createOperation('/a'), {}, 'authentication: {type: hmac}').plan.operations;
    expect(unsigned.map(({ broken }) => broken?.code)).toEqual(['auth-unsupported']);
  });
});
