/** Whether an error means that the process, or the whole system, has no file descriptor left. */
export const isFileShortage = (cause: unknown): boolean => ['EMFILE', 'ENFILE'].includes(codeOf(cause) ?? '');

/** Enough for every command to load its modules. */
const enoughFiles = 256;

/**
 * One sentence about a start that failed because the process may open too few files; `undefined`: it failed for another
 * reason. Node reports a module that it cannot open as one that does not exist.
 */
export function explainFileShortage(cause: unknown): string | undefined {
  const limit = readFileLimit();
  const isLow = limit !== undefined && limit < enoughFiles;
  if (!isFileShortage(cause) && !(isLow && codeOf(cause) === 'ERR_MODULE_NOT_FOUND')) return undefined;
  const named = limit === undefined ? '' : `, now ${limit}`;
  return `too many open files: raise the limit of this process (ulimit -n${named}) to ${enoughFiles} or more.`;
}

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

/** `undefined`: there is none, or it is unknown. */
function readFileLimit(): number | undefined {
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: Readonly<Record<string, { readonly soft: unknown }>>;
  };
  const soft = userLimits?.['open_files']?.soft;
  return typeof soft === 'number' ? soft : undefined;
}
