import { isObject, type Json, type JsonObject } from '@naftiko/spec';
import { makeChange, type Change, type Subject } from './change.js';

/** The changes of a declared answer, member by member. */
export function compareAnswers(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  { name, places }: Subject,
): readonly Change[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [makeChange('outputs-declared', `${name} declares its outputs now.`, places)];
  if (after === undefined) {
    return [makeChange('outputs-undeclared', `${name} does not declare its outputs any more.`, places)];
  }
  return compareSchemas(before, after, '$', { name, places });
}

function compareSchemas(
  before: JsonObject,
  after: JsonObject,
  path: string,
  { name, places }: Subject,
): readonly Change[] {
  const [old, next] = [typeOf(before), typeOf(after)];
  if (old !== next) {
    const types = `is ${next ?? 'of any type'} now; it was ${old ?? 'of any type'}`;
    return [makeChange('output-type-changed', `${name}: output ${path} ${types}.`, places)];
  }
  const [members, nextMembers] = [propertiesOf(before), propertiesOf(after)];
  const [items, nextItems] = [before['items'], after['items']];
  return [
    ...Object.keys(members).flatMap((member) => {
      const place = `${path}.${member}`;
      if (!Object.hasOwn(nextMembers, member)) {
        return [makeChange('output-removed', `${name} no longer answers ${place}.`, places)];
      }
      const [left, right] = [members[member], nextMembers[member]];
      return isObject(left) && isObject(right) ? compareSchemas(left, right, place, { name, places }) : [];
    }),
    ...Object.keys(nextMembers)
      .filter((member) => !Object.hasOwn(members, member))
      .map((member) => makeChange('output-added', `${name} also answers ${path}.${member}.`, places)),
    ...(isObject(items) && isObject(nextItems) ? compareSchemas(items, nextItems, `${path}[*]`, { name, places }) : []),
  ];
}

/** The declared type, which comes first where a schema allows several. */
function typeOf({ type }: JsonObject): Json | undefined {
  return Array.isArray(type) ? (type as readonly Json[])[0] : type;
}

const propertiesOf = ({ properties }: JsonObject): JsonObject => (isObject(properties) ? properties : {});
