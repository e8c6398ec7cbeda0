// Runs the examples of docs/diagnostics, one after the other, in one process that has the command loaded.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * @typedef {import('./code-pages.js').Example} Example
 * @typedef {import('./code-pages.js').Outcome} Outcome
 */

export class ExampleRunner {
  #process = fork('test/support/command-host.js', { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

  /**
   * Runs an example in a folder of its own; `options` are added to `validate`. A command that serves is stopped once it
   * is ready.
   *
   * @type {(example: Example, options?: readonly string[]) => Promise<Outcome>}
   */
  async run({ files, command }, options = []) {
    const cwd = await mkdtemp(path.join(tmpdir(), 'naftiko-example-'));
    try {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
        await writeFile(path.join(cwd, name), text);
      }
      const { args, env } = parsed(command);
      const shown = args[0] === 'validate' ? ['--format', 'codeframe', ...options] : [];
      const output = await this.#execute({ args: [...args, ...shown], cwd, env });
      return { findings: findingsIn(output), output, served: /^ready in /m.test(output) };
    } finally {
      await rm(cwd, { recursive: true });
    }
  }

  /** @type {(task: { args: readonly string[], cwd: string, env: Readonly<Record<string, string>> }) => Promise<string>} */
  #execute(task) {
    return new Promise((resolve) => {
      /** @type {Buffer[]} */
      const written = [];
      /** @type {(message: { stdout?: string, stderr?: string, code?: number }) => void} */
      const receive = ({ stdout, stderr, code }) => {
        written.push(Buffer.from(stdout ?? stderr ?? '', 'base64'));
        if (stdout !== undefined && task.args[0] === 'run') this.#process.send({ signal: 'SIGTERM' });
        if (code === undefined) return;
        this.#process.off('message', receive);
        resolve(Buffer.concat(written).toString('utf8'));
      };
      this.#process.on('message', receive);
      this.#process.send(task);
    });
  }

  async close() {
    const gone = once(this.#process, 'exit');
    this.#process.disconnect();
    await gone;
  }
}

/** @type {(command: string) => { args: readonly string[], env: Readonly<Record<string, string>> }} `NAME=value naftiko validate x.yaml` */
function parsed(command) {
  const words = command.split(' ');
  const at = words.indexOf('naftiko');
  if (at === -1) throw new RangeError(`This is not a command line of naftiko: "${command}"`);
  return { args: words.slice(at + 1), env: Object.fromEntries(words.slice(0, at).map((word) => word.split('='))) };
}

/** @type {(output: string) => Outcome['findings']} */
const findingsIn = (output) =>
  [...output.matchAll(/^\S+:\d+:\d+ (error|warning|info) (\S+).*\n(?: .*\n)*/gm)].map(
    ([text, severity = '', code = '']) => ({ code, severity, text }),
  );
