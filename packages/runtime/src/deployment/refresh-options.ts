import type { RunOptions } from '../run-options.js';

/** The options with the environment read again, because env files may have changed. */
export const refreshOptions = async (options: RunOptions): Promise<RunOptions> => ({
  ...options,
  environment: (await options.rereadEnvironment?.()) ?? options.environment,
});
