import type { Document, JsonObject, RestOperation } from '@naftiko/spec';
import { describeOutputs } from './describe-outputs.js';
import { findFunction } from './find-function.js';

/** What an operation may answer. */
export interface ResponseFacts {
  readonly takesInputs: boolean;
  readonly needsCredential: boolean;
}

/**
 * `responses` of an operation. Without outputs the answer of the upstream is passed on: its body is unknown, and it may
 * have none.
 */
export function describeResponses(node: RestOperation, document: Document, facts: ResponseFacts): JsonObject {
  const borrowed = findFunction(node, document);
  const schema =
    describeOutputs(node, document) ?? (borrowed === undefined ? undefined : describeOutputs(borrowed, document));
  const success: JsonObject =
    schema === undefined
      ? { 200: { description: 'The answer of the upstream' }, 204: { description: 'No content' } }
      : { 200: { description: 'Successful response', content: { 'application/json': { schema } } } };
  return {
    ...success,
    ...(facts.takesInputs ? { 400: { description: 'The request is malformed, or an input is invalid' } } : {}),
    ...(facts.needsCredential ? { 401: { description: 'The credential is missing or wrong' } } : {}),
    '4XX': { description: 'The request is refused, here or by the upstream' },
    '5XX': { description: 'The upstream or this server failed' },
  };
}
