/** The exit codes of the process. Source: docs/cli.md. */
export const exitCode = {
  success: 0,
  /** The documents have errors, or a call failed. */
  errors: 1,
  /** Wrong usage, an input that cannot be read, or no file matched. */
  usage: 2,
  /** The documents are valid but cannot be started here: a port is taken, or a variable is missing. */
  startFailed: 3,
  /** An unexpected exception in this program. */
  defect: 70,
  /** Ended by a second signal while it was stopping, or by Ctrl-C at a question. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
