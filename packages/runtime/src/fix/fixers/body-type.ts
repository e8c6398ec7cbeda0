import { findChild } from '@naftiko/spec';
import { listConsumes, mapsAt, stringAt } from '../blocks.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer } from '../fixer.js';

/** Replaces the body type `form` by `formUrlEncoded`, its name in the published schema. */
export const bodyType: Fixer = {
  code: 'body-type-alias',
  summary: 'wrote the type of bodies with its name in the schema',
  find: ({ root, layout }) =>
    listConsumes(root)
      .flatMap((block) => mapsAt(block, 'resources'))
      .flatMap((resource) => mapsAt(resource, 'operations'))
      .map((operation) => {
        const body = findChild(operation, 'body');
        const type = findChild(body, 'type');
        if (type === undefined || stringAt(body, 'type') !== 'form') return undefined;
        const edits = replaceText(layout, type, 'formUrlEncoded');
        return edits && { at: type.at, message: 'the type "form" of a body', edits };
      }),
};
