/** Whether an error means that the process, or the whole system, has no file descriptor left. */
export const isFileShortage = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'EMFILE' || cause.code === 'ENFILE');
