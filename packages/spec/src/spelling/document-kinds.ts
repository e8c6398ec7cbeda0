import {
  any,
  flag,
  object,
  list,
  texts,
  kindOf,
  toolInputs,
  actionKeys,
  type KindName,
  type ObjectKind,
} from './object-kind.js';

/** The objects of a document outside `consumes` and `exposes`, each with its keys. */
export const documentKinds = {
  document: kindOf(
    'document',
    {
      naftiko: any,
      info: object('info'),
      binds: list('bind'),
      capability: object('capability'),
      consumes: list('consume'),
    },
    [
      ...['ikanos', 'import', 'imports', 'servers', 'tools', 'workflow', 'name', 'persona', 'personas'],
      ...['apiVersion', 'kind', 'metadata', 'uses', 'tags', 'version'],
    ],
  ),
  info: kindOf(
    'info block',
    { ...texts('label', 'description', 'tags', 'created', 'modified'), stakeholders: list('stakeholder') },
    ['title', 'name', 'version', 'personas', 'persona', 'contact', 'license'],
  ),
  stakeholder: kindOf('stakeholder', texts('role', 'fullName', 'email'), ['name']),
  bind: kindOf('bind', texts('namespace', 'description', 'location', 'keys'), ['type']),
  capability: kindOf(
    'capability',
    { binds: list('bind'), exposes: list('expose'), consumes: list('consume'), aggregates: list('aggregate') },
    ['imports', 'import', 'workflow', 'tools'],
  ),
  aggregate: kindOf('aggregate', { ...texts('label', 'namespace'), functions: list('function') }),
  function: kindOf('aggregate function', {
    ...texts('name', 'description'),
    semantics: object('semantics'),
    ...toolInputs,
    ...actionKeys,
  }),
  semantics: kindOf('semantics block', { safe: flag, idempotent: flag, cacheable: flag }),
} as const satisfies Partial<Record<KindName, ObjectKind>>;
