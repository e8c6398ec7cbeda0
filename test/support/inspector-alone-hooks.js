/**
 * Resolves what the Inspector's command line imports. It was cut out of the Inspector, whose name and version it still
 * looks for; its own are as good.
 */
export const resolve = (specifier, context, next) =>
  next(specifier === '../../package.json' ? '../package.json' : specifier, context);
