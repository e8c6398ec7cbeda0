import v8 from 'node:v8';

/** An option of V8 by its name without dashes, with a value for a while, and its default. */
export interface V8Option {
  readonly name: string;
  readonly value: number | boolean;
  readonly byDefault: number | boolean;
}

/**
 * Changes options of V8, except those that Node was started with.
 *
 * @param majors the major versions of V8 with these options and defaults: others report unknown options on standard error
 * @returns what sets the defaults again. V8 accepts compiled code only with the options with which the code was kept, and
 *   the command keeps its code for the next start
 */
export function setV8Options(options: readonly V8Option[], majors: readonly string[]): () => void {
  const [major = ''] = process.versions.v8.split('.', 1);
  if (!majors.includes(major)) return () => undefined;
  const given = [...process.execArgv, process.env['NODE_OPTIONS']].join(' ').replaceAll('_', '-');
  const changed = options.filter(({ name }) => !given.includes(`--${name}`));
  for (const { name, value } of changed) setOption(name, value);
  return () => {
    for (const { name, byDefault } of changed) setOption(name, byDefault);
  };
}

const setOption = (name: string, value: number | boolean): void =>
  v8.setFlagsFromString(typeof value === 'number' ? `--${name}=${value}` : `--${value ? '' : 'no-'}${name}`);
