import { decodeText } from '@naftiko/spec';
import { paintFor, type Paint } from './paint.js';

/** Everything a command has around it: the process, as values. */
export interface Shell {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly input: NodeJS.ReadStream;
  /** Data. */
  readonly output: NodeJS.WriteStream;
  /** Logs, progress, and what went wrong. */
  readonly errors: NodeJS.WriteStream;
}

/** The shell of this process; the only place of this package that looks at it. */
export const processShell = (): Shell => ({
  environment: process.env,
  workingDirectory: process.cwd(),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});

/** Writes lines, each ended. */
export function say(stream: NodeJS.WritableStream, ...lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
}

/** Says what is wrong with the usage, one problem a line. */
export function complain({ errors, environment }: Shell, ...problems: readonly string[]): void {
  const paint = paintFor(errors, environment);
  say(errors, ...problems.map((problem) => `${paint.red('error')} ${problem}`));
}

export const paintOf = (stream: NodeJS.WriteStream, { environment }: Shell): Paint => paintFor(stream, environment);

/** Reads standard input to its end. */
export async function readInput({ input }: Shell): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return decodeText(Buffer.concat(chunks));
}
