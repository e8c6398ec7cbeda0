/** The exit codes of the process. Source: docs/cli.md. */
export const exitCode = {
  success: 0,
  /** The documents have errors, or a call failed. */
  errors: 1,
  /** Wrong usage, an input that cannot be read, or no file matched. */
  usage: 2,
  /** A port is taken, a variable is missing: the documents could be started elsewhere. */
  startFailed: 3,
  /** A defect of this program. */
  defect: 70,
  /** A second signal. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
