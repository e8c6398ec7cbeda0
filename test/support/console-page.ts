import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A fenced block of a page: a file to save, or commands with their output. */
export type Block =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'command'; readonly command: string; readonly output: string };

/** The blocks of a Markdown page, in order: ` ```yaml <name> ` and ` ```console `. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(yaml (\S+)|console)\n(.*?)^```$/gms)].flatMap(([, , name, text = '']): Block[] =>
    name !== undefined ? [{ kind: 'file', name, text }] : commandsOf(text),
  );
}

const commandsOf = (text: string): Block[] =>
  text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { kind: 'command', command, output: output.join('\n').trim() };
    });

/**
 * Runs the blocks of a page in a scratch folder, as a reader does in a terminal.
 *
 * Each port that the page names is replaced by a free one, and restored in the output. A command that ends with
 * `&` runs until `kill %`, or until the page is closed. Durations are replaced by those on the page.
 */
export class ConsolePage {
  readonly #folder: string;
  readonly #ports: ReadonlyMap<string, string>;
  readonly #environment: Map<string, string>;
  readonly #running: ChildProcess[] = [];

  private constructor(folder: string, ports: ReadonlyMap<string, string>) {
    this.#folder = folder;
    this.#ports = ports;
    this.#environment = new Map([
      ['PATH', `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`],
      ['NO_COLOR', '1'],
    ]);
  }

  static async open(ports: readonly string[]): Promise<ConsolePage> {
    const folder = await mkdtemp(path.join(tmpdir(), 'naftiko-page-'));
    await mkdir(path.join(folder, 'bin'));
    await symlink(path.resolve('bin/naftiko.js'), path.join(folder, 'bin/naftiko'));
    const free = await findFreePorts(ports.length);
    return new ConsolePage(folder, new Map(ports.map((port, position) => [port, free[position] ?? port])));
  }

  async save(name: string, text: string): Promise<void> {
    await writeFile(path.join(this.#folder, name), replaceAll(text, this.#ports));
  }

  /** The output of a command, with the ports of the page. */
  async run(command: string): Promise<string> {
    const [, name = '', value = ''] = /^export (\w+)=(\S+)$/.exec(command) ?? [];
    if (name !== '') {
      this.#environment.set(name, value);
      return '';
    }
    if (command.startsWith('unset ')) {
      this.#environment.delete(command.slice('unset '.length));
      return '';
    }
    if (command === 'kill %') return this.#stop(this.#running.pop());
    const here = replaceAll(command, this.#ports).replace('node examples/', `node ${path.resolve('examples')}/`);
    const output = command.endsWith(' &') ? await this.#start(here.slice(0, -2)) : await this.#finish(here);
    const documented = new Map([...this.#ports].map(([page, free]) => [free, page]));
    return replaceAll(output, documented)
      .replaceAll(/ready in \d+ ms/g, 'ready in 300 ms')
      .replaceAll(/\(\d+ ms\)/g, '(60 ms)')
      .trim();
  }

  async close(): Promise<void> {
    for (const child of this.#running.splice(0).reverse()) await this.#stop(child);
    await rm(this.#folder, { recursive: true, force: true });
  }

  #finish(command: string): Promise<string> {
    return new Promise((resolve) => {
      const options = { cwd: this.#folder, env: Object.fromEntries(this.#environment) };
      execFile('sh', ['-c', command], options, (_, stdout, stderr) => resolve(stdout + stderr));
    });
  }

  /** Starts a server; it is ready when its output says so, or after the first line of a server that prints only one. */
  #start(command: string): Promise<string> {
    const child = spawn('sh', ['-c', `exec ${command}`], {
      cwd: this.#folder,
      env: Object.fromEntries(this.#environment),
    });
    this.#running.push(child);
    return new Promise((resolve, reject) => {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('ready in') || (!command.startsWith('naftiko') && text.includes('\n'))) resolve(text);
      });
      child.stderr.resume();
      child.once('close', () => reject(new Error(`"${command}" ended: ${text}`)));
    });
  }

  #stop(child: ChildProcess | undefined): Promise<string> {
    return new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null) return resolve('');
      child.once('close', () => resolve(''));
      child.kill('SIGTERM');
    });
  }
}

const replaceAll = (text: string, replacements: ReadonlyMap<string, string>): string =>
  [...replacements].reduce((done, [from, to]) => done.replaceAll(from, to), text);

async function findFreePorts(count: number): Promise<readonly string[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<string>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve(String((server.address() as AddressInfo).port)));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
