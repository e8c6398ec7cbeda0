/**
 * Resolves the imports of the Inspector's command line. It was extracted from the Inspector, whose name and version it
 * still reads; its own package replaces them.
 */
export const resolve = (specifier, context, next) =>
  next(specifier === '../../package.json' ? '../package.json' : specifier, context);
