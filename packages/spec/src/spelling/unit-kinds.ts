import { object, map, texts, kindOf, inputType, language, type KindName, type ObjectKind } from './object-kind.js';

/** The objects of `outputParameters`, `steps` and `mappings`, each with its keys. */
export const unitKinds = {
  output: kindOf(
    'output parameter',
    {
      ...texts('name', 'mapping', 'value', 'const'),
      type: inputType,
      properties: map('output'),
      items: object('output'),
    },
    ['description', 'itemsType', 'required'],
  ),
  step: kindOf('step', {}, [], { call: 'call step', lookup: 'lookup step', script: 'script step' }),
  'call step': kindOf('call step', texts('type', 'name', 'call', 'with')),
  'lookup step': kindOf('lookup step', texts('type', 'name', 'index', 'match', 'lookupValue', 'outputParameters')),
  'script step': kindOf('script step', {
    ...texts('type', 'name', 'with', 'location', 'file', 'dependencies'),
    language,
  }),
  mapping: kindOf('mapping', texts('targetName', 'value')),
} as const satisfies Partial<Record<KindName, ObjectKind>>;
