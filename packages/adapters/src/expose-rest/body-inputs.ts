import { toTypedValue, type Entity, type Input, type Value } from '@naftiko/engine';
import { isNumber, isObject, type Json } from '@naftiko/spec';
import type { BodyContent } from './request-body.js';
import { parseTypedValues } from './wire-text.js';

/** The value of one input in a body: the value at its path, or the member of its name. Null is treated as absent. */
export function readMember(content: BodyContent, input: Input): Value | undefined {
  switch (content.kind) {
    case 'absent':
      return undefined;
    case 'form':
      return parseTypedValues(content.pairs.get(input.name) ?? [], input.type);
    case 'json':
      return convertValue(findValue(content.json, input), input);
  }
}

function findValue(json: Json, { name, bodyPath }: Input): Json | undefined {
  if (bodyPath !== undefined) return bodyPath.read(json);
  return isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
}

/** Converts scalar values to the declared type: `1.5` to a string, `"7"` to a number. */
function convertValue(json: Json | undefined, { type }: Input): Value | undefined {
  if (json === undefined || json === null) return undefined;
  if (type === 'string') return isNumber(json) || typeof json === 'boolean' ? String(json) : json;
  const isScalar = type === 'number' || type === 'integer' || type === 'boolean';
  return isScalar && typeof json === 'string' ? toTypedValue(json, type) : json;
}

/**
 * The whole body as the value of the only body input of an operation. This applies when the input has the name `body`,
 * is declared as an object or a list, or the body is not an object. Source: specification 02, section 8.1, rule 3.
 */
export function readWholeBody(content: BodyContent, entity: Entity | undefined, input: Input): Value | undefined {
  if (entity === undefined || input.bodyPath !== undefined) return undefined;
  if (input.slotKinds.includes('entity') || input.slotKinds.includes('text')) return entity;
  if (content.kind !== 'json') return undefined;
  const { json } = content;
  const takesAll = input.name === 'body' || input.type === 'object' || input.type === 'array' || !isObject(json);
  return takesAll ? json : undefined;
}

/**
 * Whether the whole body becomes a text body of the upstream request, and its content type is neither JSON nor a form.
 */
export const isPlain = (entity: Entity | undefined, { slotKinds }: Input): boolean =>
  slotKinds.includes('text') &&
  entity?.contentType !== undefined &&
  !/[/+]json\b|^\s*application\/x-www-form-urlencoded\b/i.test(entity.contentType);
