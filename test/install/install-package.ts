import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { ReadyLine } from '../support/naftiko-process.js';

const execute = promisify(execFile);
const { isBundleCurrent } = createRequire(import.meta.url)('../../bin/start.js') as { isBundleCurrent(): boolean };

/** The package `naftiko` as users get it, in a folder that has nothing else of this repository. */
export interface InstalledPackage {
  readonly folder: string;
  /** The files of the package, relative to it. */
  readonly files: readonly string[];
  /** Runs the command to its end. Rejects when it fails. */
  run(...args: readonly string[]): Promise<string>;
  /** Runs `naftiko run` until `stop`. */
  serve(...args: readonly string[]): Promise<{ readonly ready: ReadyLine; stop(): Promise<number | null> }>;
  remove(): Promise<void>;
}

/** Packs what `npm run bundle` has built, and installs it without network. */
export async function installPackage(): Promise<InstalledPackage> {
  if (!isBundleCurrent()) throw new TypeError('dist/ is older than the built packages: "npm run bundle" makes it.');
  const folder = await mkdtemp(path.join(tmpdir(), 'naftiko-install-'));
  const npm = (cwd: string, ...args: readonly string[]) => execute('npm', [...args, '--offline', '--silent'], { cwd });
  await npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', folder);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const [archive = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  await npm(folder, 'install', '--no-audit', '--no-fund', `./${archive}`);

  const home = path.join(folder, 'home');
  await mkdir(home);
  const command = path.join(folder, 'node_modules/.bin/naftiko');
  const options = { cwd: folder, env: { PATH: process.env['PATH'], HOME: home, NO_COLOR: '1' } };
  return {
    folder,
    files: await readdir(path.join(folder, 'node_modules/naftiko'), { recursive: true }),
    run: async (...args) => (await execute(command, args, options)).stdout,
    serve: async (...args) => {
      const child = spawn(command, ['run', ...args, '--log-format', 'json', '--log-level', 'warn'], {
        ...options,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return readyWith(child);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function readyWith(child: ChildProcess) {
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  return { ready: JSON.parse(line) as ReadyLine, stop };
}

/** Copies a plug-in of `examples/plugins`, and installs the packages that it imports beside it. */
export async function addPlugin({ folder }: InstalledPackage, name: string): Promise<void> {
  const modules = path.join(folder, name, 'node_modules/@naftiko');
  await cp(path.join('examples/plugins', name), path.join(folder, name), { recursive: true });
  await mkdir(modules, { recursive: true });
  for (const needed of ['spec', 'engine', 'runtime']) {
    await symlink(path.resolve('packages', needed), path.join(modules, needed));
  }
}
