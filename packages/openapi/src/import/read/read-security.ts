import type { JsonObject } from '@naftiko/spec';
import type { Notes } from '../notes.js';
import type { Reader } from './reader.js';
import { isTree, itemsAt, textAt, type Tree } from './tree.js';

/** The credentials of an API: an `authentication` of a consumes block, and the variables in it. */
export interface ApiSecurity {
  readonly authentication: JsonObject | undefined;
  readonly variables: readonly string[];
}

/**
 * The first scheme that a security requirement names and that a document can express, else the first declared one.
 * Source: specification 05, sections C.2 and C.3.
 */
export function readSecurity(reader: Reader, notes: Notes): ApiSecurity {
  const { root } = reader;
  const isSwagger = textAt(root.tree, 'swagger') !== undefined;
  const schemes = new Map(
    isSwagger
      ? reader.members(root, 'securityDefinitions')
      : reader.members(reader.member(root, 'components'), 'securitySchemes'),
  );
  const required = itemsAt(root.tree, 'security').flatMap((one) => (isTree(one) ? Object.keys(one) : []));
  const names = [...new Set([...required.filter((name) => schemes.has(name)), ...schemes.keys()])];
  const reasons: string[] = [];
  for (const name of names) {
    const found = toAuthentication(schemes.get(name)?.tree ?? {});
    if (typeof found !== 'string') {
      const others = names.filter((other) => other !== name);
      if (others.length > 0)
        notes.add(`The security scheme "${name}" is used; the others are left out: ${others.join(', ')}.`);
      return found;
    }
    reasons.push(`"${name}" ${found}`);
  }
  if (reasons.length > 0) {
    notes.add(
      `No security scheme can be used, so that calls carry no credentials: ${reasons.join('; ')}. ` +
        'Add an authentication to the consumes block, for example {type: bearer, token: "{{ACCESS_TOKEN}}"}.',
    );
  }
  return { authentication: undefined, variables: [] };
}

/** The authentication, or why there is none. */
function toAuthentication(scheme: Tree): ApiSecurity | string {
  const type = textAt(scheme, 'type')?.toLowerCase();
  if (type === 'apikey') return toApiKey(scheme);
  const kind = type === 'http' ? textAt(scheme, 'scheme')?.toLowerCase() : type;
  switch (kind) {
    case 'bearer':
      return { authentication: { type: 'bearer', token: '{{BEARER_TOKEN}}' }, variables: ['BEARER_TOKEN'] };
    case 'basic':
    case 'digest':
      return {
        authentication: { type: kind, username: '{{USERNAME}}', password: '{{PASSWORD}}' },
        variables: ['USERNAME', 'PASSWORD'],
      };
    case 'oauth2':
    case 'openidconnect':
      return 'needs an access token from an authorization server';
    default:
      return `has the type "${kind ?? ''}", which is not supported`;
  }
}

function toApiKey(scheme: Tree): ApiSecurity | string {
  const key = textAt(scheme, 'name');
  const placement = textAt(scheme, 'in');
  if (key === undefined || !/^[^\s{}<>\p{Cc}]+$/u.test(key)) return 'has no usable name';
  if (placement !== 'header' && placement !== 'query') return `is a key in a ${placement ?? 'place that is missing'}`;
  return { authentication: { type: 'apikey', key, placement, value: '{{API_KEY}}' }, variables: ['API_KEY'] };
}
