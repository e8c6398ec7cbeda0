import type { Document, JsonObject } from '@naftiko/spec';
import { toKebab, type NameSet } from '../names.js';
import { toPlainLine, toPlainText } from '../plain-text.js';
import { describeBody, describeParameters } from './describe-parameters.js';
import { describeResponses } from './describe-responses.js';
import { listInputs, type ExportedOperation } from './exported-input.js';
import { findFunction } from './find-function.js';
import { withoutAbsent } from './without-absent.js';

/** What the descriptions of all operations of one adapter need. */
export interface OperationKit {
  readonly document: Document;
  /** The identifiers of operations: unique in the description. */
  readonly names: NameSet;
  readonly needsCredential: boolean;
}

const summaryLimit = 120;
const textLimit = 10_000;

/** An operation of a path, with its parameters. */
export function describeOperation(operation: ExportedOperation, tag: string, kit: OperationKit): JsonObject {
  const { method, path, node, compiled } = operation;
  const inputs = listInputs(operation, kit.document);
  const borrowed = findFunction(node, kit.document);
  const described = [
    node.description,
    borrowed?.description,
    node.label,
    compiled?.fallbackDescription?.replace(/\{\{([^{}]*)\}\}/g, '{$1}'),
  ].find((text) => text !== undefined && text.trim() !== '');
  const description = toPlainText(described ?? `${method} ${path}`, textLimit);
  const derived = toKebab(`${method} ${path}`);
  const name = node.name?.text ?? borrowed?.name.text ?? '';
  return withoutAbsent({
    tags: [tag],
    summary: toPlainLine(node.label ?? firstSentenceOf(description), summaryLimit),
    description,
    operationId: kit.names.allocate(/^[\w.~-]+$/.test(name) ? name : toKebab(name), derived),
    parameters: withoutEmptyList(describeParameters(inputs)),
    requestBody: describeBody(inputs),
    responses: describeResponses(node, kit.document, {
      takesInputs: inputs.length > 0,
      needsCredential: kit.needsCredential,
    }),
  });
}

const firstSentenceOf = (text: string): string => text.split(/(?<=[.!?])\s|\n/, 1)[0]?.replace(/\.$/, '') ?? text;

const withoutEmptyList = (list: readonly JsonObject[]): readonly JsonObject[] | undefined =>
  list.length === 0 ? undefined : list;
