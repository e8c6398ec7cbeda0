import { restExposesOf, type ConsumedOperation, type Document, type RestExpose } from '@naftiko/spec';
import { areAlike } from '../expression/names.js';
import { placeholdersOf } from '../expression/placeholders.js';
import type { CallIndex } from './call-index.js';

/**
 * Existing documents often lack the last segment of a consumed path: `GET /users` with `userId` in the path, exposed
 * as `GET /v1/users/{userId}`. A parameter is read as the last segment of the path under two conditions: it is the only
 * path parameter without a placeholder, and an exposed route that calls the operation ends in a placeholder whose value
 * is passed to the parameter. In all other cases the operation is broken, because a guess would call a different
 * resource. Source: specification 06, section 4.4, rule 9.
 */
export function findAppendedParameters(document: Document, calls: CallIndex): ReadonlyMap<ConsumedOperation, string> {
  const appended = new Map<ConsumedOperation, string>();
  if (document.conformant) return appended;
  for (const expose of restExposesOf(document)) {
    for (const { last, call, route, matchesParameter } of routesOf(expose)) {
      const found = calls.find(call, { route });
      if (found === undefined) continue;
      const { consume, resource, operation } = found.node;
      const places = placeholdersOf((resource.path?.text ?? '') + (operation.path?.text ?? ''));
      const unplaced = [...consume.inputs, ...resource.inputs, ...operation.inputs].filter(
        (input) => input.in === 'path' && input.value === undefined && !places.includes(input.name.text),
      );
      const names = new Set(unplaced.map((input) => input.name.text));
      const [only] = names;
      if (only !== undefined && names.size === 1 && matchesParameter(last, only)) appended.set(operation, only);
    }
  }
  return appended;
}

function* routesOf(expose: RestExpose) {
  for (const resource of expose.resources) {
    for (const operation of resource.operations) {
      const path = resource.path.text + (operation.path?.text ?? '');
      const last = /\{\{?([^{}]+)\}\}?$/.exec(path)?.[1]?.trim();
      if (operation.action.kind !== 'call' || last === undefined) continue;
      const matchesParameter = (placeholder: string, parameter: string): boolean => {
        const entry = operation.with.find(({ key }) => areAlike(key.text, parameter));
        if (entry === undefined) return areAlike(placeholder, parameter);
        return (
          entry.value.kind === 'text' && areAlike(entry.value.text.replace(/^[\w-]+\.(?:path\.)?/, ''), placeholder)
        );
      };
      yield {
        last,
        call: operation.action.call.text,
        route: { method: operation.method.text, path },
        matchesParameter,
      };
    }
  }
}
