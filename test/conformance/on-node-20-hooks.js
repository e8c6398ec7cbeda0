import fs from 'node:fs';

/**
 * Resolves what the suite imports. It asks "fs" for `globSync`, which Node has since 22, for the sake of one command that
 * has nothing to do with servers; on Node 20 it could not even be loaded.
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
