import { authenticationKinds } from './authentication-kinds.js';
import { consumeKinds } from './consume-kinds.js';
import { controlKinds } from './control-kinds.js';
import { documentKinds } from './document-kinds.js';
import { exposeKinds } from './expose-kinds.js';
import { unitKinds } from './unit-kinds.js';
import type { KindName, ObjectKind } from './object-kind.js';

/**
 * Every object of a document with its keys. Source: specification 01; for the keys that existing documents have in
 * addition, specification 06, section 4.
 *
 * `label` and `description` are accepted on every object (06, D5).
 */
export const objectKinds: Readonly<Record<KindName, ObjectKind>> = {
  ...documentKinds,
  ...consumeKinds,
  ...unitKinds,
  ...authenticationKinds,
  ...exposeKinds,
  ...controlKinds,
};
