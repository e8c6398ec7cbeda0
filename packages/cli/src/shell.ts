import { PassThrough } from 'node:stream';
import { decodeText } from '@naftiko/spec';
import { paintFor, type Paint } from './paint.js';

/** What a command knows of its process: arguments, environment, streams, working directory. */
export interface Shell {
  /** The words of the command line after the name of the program. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** The absolute path of Node. */
  readonly executable: string;
  /** As `process.platform`. */
  readonly platform: string;
  readonly input: NodeJS.ReadStream;
  /** Standard output, for results. */
  readonly output: NodeJS.WriteStream;
  /** Standard error, for logs, progress and errors. */
  readonly errors: NodeJS.WriteStream;
}

/**
 * The shell of this process. Only this function reads `process`. Node opens a stream when it is read first, which takes up
 * to 3 ms each; most commands read no standard input.
 */
export const makeProcessShell = (argv: readonly string[]): Shell => ({
  arguments: argv,
  environment: process.env,
  workingDirectory: process.cwd(),
  executable: process.execPath,
  platform: process.platform,
  get input() {
    return process.stdin;
  },
  get output() {
    return process.stdout;
  },
  get errors() {
    return process.stderr;
  },
});

/** The shell without its standard error. */
export const withoutErrors = (shell: Shell): Shell => ({
  ...shell,
  errors: Object.assign(new PassThrough().resume(), { isTTY: false }) as unknown as NodeJS.WriteStream,
});

/** Writes lines, each with a line break. */
export function printLines(stream: NodeJS.WritableStream, ...lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
}

/** Reports usage errors, one problem per line, each once. */
export function reportProblems({ errors, environment }: Shell, ...problems: readonly string[]): void {
  const paint = paintFor(errors, environment);
  printLines(errors, ...[...new Set(problems)].map((problem) => `${paint.red('error:')} ${problem}`));
}

export const paintOf = (stream: NodeJS.WriteStream, { environment }: Shell): Paint => paintFor(stream, environment);

/** Reads standard input to its end. */
export async function readInput({ input }: Shell): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return decodeText(Buffer.concat(chunks));
}
