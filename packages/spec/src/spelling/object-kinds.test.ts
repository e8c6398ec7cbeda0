import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { objectKinds } from './object-kinds.js';

interface Definition {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const schema = JSON.parse(
  readFileSync(new URL('../../../../schemas/naftiko-1.0.0-alpha2.schema.json', import.meta.url), 'utf8'),
) as { readonly $defs: Readonly<Record<string, Definition>> };

const titled = Object.values(schema.$defs).flatMap(({ title, properties }) =>
  title === undefined || properties === undefined ? [] : [[title, Object.keys(properties)] as const],
);

/** Kinds that the schema distinguishes by their content, and this table by their type or not at all. */
const folded = /^(?:mapped|orchestrated|mock) .*output|^(?:consume|expose|step|authentication block)$/;

test.each(titled.filter(([title]) => !folded.test(title)))(
  'the keys of %s are those of the published schema',
  (title, keys) => {
    const known = Object.values(objectKinds).find((kind) => kind.title === title);
    expect(keys.filter((key) => !Object.hasOwn(known?.keys ?? {}, key))).toEqual([]);
  },
);
