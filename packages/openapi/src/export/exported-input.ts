import type { Input, Operation } from '@naftiko/engine';
import { placeholdersOf } from '@naftiko/engine';
import type { Document, InputDeclaration, InputType, RestOperation, RestResource } from '@naftiko/spec';
import { findFunction } from './find-function.js';

/** One input of a REST operation as a description shows it. */
export interface ExportedInput {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'entity';
  readonly type: InputType | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly pattern: string | undefined;
  /** A JSONPath into the body. */
  readonly bodyPath: string | undefined;
}

/** An operation with its place in the document. */
export interface ExportedOperation {
  readonly method: string;
  /** With placeholders in single braces. */
  readonly path: string;
  readonly node: RestOperation;
  readonly resource: RestResource;
  /** The compiled operation; without it the description follows the text of the document. */
  readonly compiled: Operation | undefined;
}

/**
 * The inputs of an operation, and the placeholders of its path. The inputs are those of the compiled contract, which also
 * has those that a call needs and the document does not declare; without a compiled operation, the declared ones. An
 * operation with `ref` does not take the inputs of its function (specification 03, section 10.1), only their descriptions.
 */
export function listInputs(operation: ExportedOperation, document: Document): readonly ExportedInput[] {
  const declared = new Map<string, InputDeclaration>();
  for (const one of [...operation.resource.inputs, ...operation.node.inputs]) declared.set(one.name.text, one);
  const inputs =
    operation.compiled === undefined
      ? listDeclared(operation, declared)
      : operation.compiled.contract.inputs.flatMap((input) => toExported(input, declared.get(input.name), operation));
  const known = new Set(inputs.flatMap((input) => (input.in === 'path' ? [input.name] : [])));
  const bare = placeholdersOf(operation.path).filter((name) => !known.has(name));
  const borrowed = new Map(
    findFunction(operation.node, document)?.inputs.map((one) => [one.name.text, one.description]),
  );
  return [...bare.map(toPlaceholder), ...inputs].map((input) =>
    isBlank(input.description) ? { ...input, description: borrowed.get(input.name) } : input,
  );
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

function listDeclared(
  operation: ExportedOperation,
  declared: ReadonlyMap<string, InputDeclaration>,
): readonly ExportedInput[] {
  const placeholders = new Set(placeholdersOf(operation.path));
  return [...declared.values()].flatMap(({ name, in: place, type, description, pattern, value }) => {
    const isPath = value !== undefined && value.text.startsWith('$') && place === 'body';
    // A constant replaces what a caller sends.
    if (value !== undefined && !isPath) return [];
    const where = placeholders.has(name.text) ? 'path' : place === undefined || place === 'path' ? 'query' : place;
    return {
      name: name.text,
      in: where,
      type,
      description,
      required: where === 'path',
      pattern: pattern?.text,
      bodyPath: isPath ? value.text : undefined,
    };
  });
}

function toExported(
  input: Input,
  declared: InputDeclaration | undefined,
  { method }: ExportedOperation,
): readonly ExportedInput[] {
  if (input.constant !== undefined) return [];
  const { name, placeholder, type, description, required } = input;
  const place = placeholder === undefined ? placeOf(input, method) : 'path';
  return [
    {
      name: placeholder ?? name,
      in: place,
      type,
      description: description ?? declared?.description,
      required: place === 'path' || required,
      pattern: input.pattern?.source,
      bodyPath: input.bodyPath === undefined ? undefined : declared?.value?.text,
    },
  ];
}

/** Where an input without a placeholder is read from. Source: specification 02, section 8.1; 06, section 4.5. */
function placeOf({ in: place, slotKinds }: Input, method: string): ExportedInput['in'] {
  const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH';
  if (slotKinds.includes('entity') || slotKinds.includes('text')) return 'entity';
  if (place !== undefined && place !== 'path') return place;
  if (place === 'path') return 'query';
  if (hasBody && (slotKinds.includes('field') || slotKinds.includes('template'))) return 'body';
  if (slotKinds.includes('header')) return 'header';
  return slotKinds.includes('cookie') ? 'cookie' : 'query';
}

const toPlaceholder = (name: string): ExportedInput => ({
  name,
  in: 'path',
  type: 'string',
  description: undefined,
  required: true,
  pattern: undefined,
  bodyPath: undefined,
});
