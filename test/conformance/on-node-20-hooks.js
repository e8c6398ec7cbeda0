import fs from 'node:fs';

/**
 * Resolves the imports of the suite. One of its commands, which is not used here, imports `globSync` from "fs", which
 * Node has since version 22; without this hook the suite does not load on Node 20.
 */
export function resolve(specifier, context, next) {
  return specifier === 'fs' && fs.globSync === undefined ? next(completedFs, context) : next(specifier, context);
}

const completedFs = `data:text/javascript,${encodeURIComponent(`
  export * from 'node:fs';
  export const globSync = () => {
    throw new TypeError('There is no globSync before Node 22');
  };
`)}`;
