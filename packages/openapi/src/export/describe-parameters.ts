import type { JsonObject } from '@naftiko/spec';
import { toPlainText } from '../plain-text.js';
import { withoutAbsent } from './without-absent.js';
import type { ExportedInput } from './exported-input.js';

const textLimit = 10_000;

/** Headers that OpenAPI does not describe as parameters. */
const ownHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/** `parameters` of an operation. */
export const describeParameters = (inputs: readonly ExportedInput[]): readonly JsonObject[] =>
  inputs
    .filter((input) => input.in !== 'body' && input.in !== 'entity')
    .filter((input) => input.in !== 'header' || !ownHeaders.has(input.name.toLowerCase()))
    .map((input) =>
      withoutAbsent({
        name: input.name,
        in: input.in,
        description: describe(input.description),
        required: input.required ? true : undefined,
        schema: schemaOf(input),
      }),
    );

/** `requestBody` of an operation; `undefined` where no input is in the body. */
export function describeBody(inputs: readonly ExportedInput[]): JsonObject | undefined {
  const members = inputs.filter((input) => input.in === 'body');
  const whole = inputs.find((input) => input.in === 'entity') ?? findWhole(members);
  if (whole === undefined && members.length === 0) return undefined;
  const isRequired = (whole === undefined ? members : [whole]).some(({ required }) => required);
  return withoutAbsent({
    description: describe(whole?.description),
    required: isRequired ? true : undefined,
    content: { 'application/json': { schema: whole === undefined ? objectOf(members) : wholeSchemaOf(whole) } },
  });
}

/** The only body input, when it takes the whole body (specification 02, section 8.1, rule 3). */
function findWhole([only, ...others]: readonly ExportedInput[]): ExportedInput | undefined {
  if (only === undefined || others.length > 0 || only.bodyPath !== undefined) return undefined;
  return only.name === 'body' ? only : undefined;
}

const wholeSchemaOf = (input: ExportedInput): JsonObject => (input.type === undefined ? {} : schemaOf(input, false));

interface Member {
  readonly inner: Map<string, Member>;
  schema: JsonObject;
  required: boolean;
}

/** The object that holds the inputs of a body: each under its name, or at its path where that names members only. */
function objectOf(inputs: readonly ExportedInput[]): JsonObject {
  const root: Member = { inner: new Map(), schema: { type: 'object' }, required: true };
  for (const input of inputs) {
    const path = input.bodyPath === undefined ? [input.name] : membersOf(input.bodyPath);
    let member: Member = root;
    for (const name of path ?? []) {
      const next: Member = member.inner.get(name) ?? { inner: new Map(), schema: { type: 'object' }, required: false };
      next.required ||= input.required;
      member.inner.set(name, next);
      member = next;
    }
    if (member !== root) member.schema = schemaOf(input);
  }
  return toSchema(root);
}

/** The members of `$.a.b` or `$['a']['b']`; `undefined` for any other path. */
function membersOf(path: string): readonly string[] | undefined {
  if (!/^\$(?:\.[\w-]+|\['[^']*'\])+$/.test(path)) return undefined;
  return [...path.matchAll(/\.([\w-]+)|\['([^']*)'\]/g)].map(([, plain, quoted]) => plain ?? quoted ?? '');
}

function toSchema({ inner, schema }: Member): JsonObject {
  if (inner.size === 0) return schema;
  const required = [...inner].flatMap(([name, member]) => (member.required ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries([...inner].map(([name, member]) => [name, toSchema(member)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

const schemaOf = ({ type, pattern, description, in: place }: ExportedInput, describes = place === 'body'): JsonObject =>
  withoutAbsent({
    type: type ?? 'string',
    description: describes ? describe(description) : undefined,
    pattern: type === undefined || type === 'string' ? pattern : undefined,
    items: type === 'array' ? {} : undefined,
  });

const describe = (text: string | undefined): string | undefined => {
  const plain = toPlainText(text ?? '', textLimit);
  return plain === '' ? undefined : plain;
};
