import type { Shell } from '../shell.js';

/** Whether documents and requests take the fast paths. For comparisons of both ways; not a setting of operators. */
export const usesFastPaths = ({ environment }: Pick<Shell, 'environment'>): boolean =>
  environment['NAFTIKO_FAST_PATHS'] !== 'off';
