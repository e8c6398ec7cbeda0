import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publishedDocument } from '../fix/fix-text.js';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const run = promisify(execFile);
let place: Awaited<ReturnType<typeof makeTempDirectory>>;
let home: typeof place;

beforeAll(async () => {
  place = await makeTempDirectory({ 'ship.yaml': publishedDocument, 'ship two.yaml': '', 'fleet/a.yaml': '' });
  // The scripts ask the command for the operations of a document.
  home = await makeTempDirectory({});
  await symlink(path.resolve('bin/naftiko.js'), path.join(home.cwd, 'naftiko'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout } = await residentNaftiko(['completion', shell], place);
    expect(code).toBe(0);
    await writeFile(path.join(place.cwd, `.${shell}`), stdout);
  }
});
afterAll(async () => {
  await place.remove();
  await home.remove();
});

const environment = (): { PATH: string; HOME: string } => ({
  PATH: `${home.cwd}:${process.env['PATH'] ?? ''}`,
  HOME: home.cwd,
});

/** Words of a line, the last of which is completed, and what it can become. */
const lines: readonly (readonly [line: readonly string[], words: readonly string[]])[] = [
  [['va'], ['validate']],
  [['create', ''], ['capability']],
  [['cr', 'cap', '--te'], ['--template']],
  [
    ['create', 'capability', '--template', 's'],
    ['skills', 'steps'],
  ],
  [
    ['validate', '--strict', '--fail-on', ''],
    ['error', 'warning'],
  ],
  [['v', '--all'], ['--allow-outside']],
  [['validate', '--verb'], ['--verbose']],
  [['schema', 'c'], ['config']],
  [['validate', '--format', 'sa'], ['sarif']],
  [
    ['export', 'openapi', '--format', ''],
    ['json', 'yaml'],
  ],
  [['explain', 'call-unres'], ['call-unresolved']],
  [
    ['import', 'openapi', 'ship.yaml', '--expose', 'r'],
    ['rest', 'rest,mcp'],
  ],
  [['call', 'ship.y'], ['ship.yaml']],
  [['call', 'ship.yaml', 'am'], ['amend']],
  [['call', 'ship.yaml', 'x'], []],
  [
    ['completion', ''],
    ['bash', 'fish', 'zsh'],
  ],
  [['run', 'validate', '--stri'], ['--strict']],
  [
    ['run', '--env-file', 'shi'],
    ['ship two.yaml', 'ship.yaml'],
  ],
  [['run', 'ship.y'], ['ship.yaml']],
  [['run', '--host', 'shi'], []],
];

describe('completion in bash', () => {
  /** Completes as bash does: the words are in COMP_WORDS, the results in COMPREPLY. */
  async function complete(line: readonly string[]): Promise<readonly string[]> {
    const script = `source ./.bash; COMP_WORDS=(naftiko "$@"); COMP_CWORD=$#; _naftiko; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await run('bash', ['--norc', '-c', script, 'bash', ...line], {
      cwd: place.cwd,
      env: environment(),
    });
    return stdout
      .split('\n')
      .filter((word) => word !== '')
      .toSorted();
  }

  test.each(lines)('%j: %j', async (line, words) => {
    expect(await complete(line)).toEqual(words);
  });

  test('completes directories, and values after an equals sign, which bash makes a word of its own', async () => {
    expect(await complete(['run', '--allow-outside', ''])).toEqual(['fleet']);
    expect(await complete(['run', '--log-format', '=', 'j'])).toEqual(['json']);
    expect(await complete(['run', '--log-format', '='])).toEqual(['json', 'pretty']);
  });

  test('is registered for the command', async () => {
    const { stdout } = await run('bash', ['--norc', '-c', 'source ./.bash; complete -p naftiko'], { cwd: place.cwd });
    expect(stdout).toBe('complete -F _naftiko naftiko\n');
  });
});

const isInstalled = (shell: string): boolean => existsSync(`/usr/bin/${shell}`);
for (const shell of ['zsh', 'fish', 'script']) {
  if (!isInstalled(shell)) process.stderr.write(`Tests of completion are skipped: there is no /usr/bin/${shell}.\n`);
}

(isInstalled('fish') ? describe : describe.skip)('completion in fish', () => {
  test('completes every line as bash does', async () => {
    const separator = '----';
    const asked = lines.map(([line]) => `complete -C "naftiko ${line.join(' ')}"; echo ${separator}`);
    const { stdout } = await run('fish', ['--no-config', '-c', `source .fish; ${asked.join('; ')}`], {
      cwd: place.cwd,
      env: environment(),
    });
    const answers = stdout
      .split(`${separator}\n`)
      .slice(0, -1)
      .map((answer) =>
        answer
          .split('\n')
          .flatMap((one) => (one === '' ? [] : [(one.split('\t')[0] ?? '').replaceAll('\\ ', ' ')]))
          .toSorted(),
      );
    expect(answers).toEqual(lines.map(([, words]) => words));
  });
});

(isInstalled('zsh') && isInstalled('script') ? describe : describe.skip)('completion in zsh', () => {
  test('has valid syntax, and completes commands, options, choices and files', async () => {
    await run('zsh', ['-n', '.zsh'], { cwd: place.cwd });
    // The command prints its arguments; what is typed ends with a tab where it is completed.
    await writeFile(
      path.join(place.cwd, '.zshrc'),
      `PS1='> '; autoload -U compinit; compinit -u -D; source ./.zsh; naftiko() { print -r -- "[\${(j:|:)@}]" }\necho begin\n`,
    );
    expect(await typeInZsh('naftiko vali\t --fail-on w\t --stri\t ship.y\t')).toBe(
      '[validate|--fail-on|warning|--strict|ship.yaml]',
    );
    expect(await typeInZsh('naftiko cr cap\t --temp\tsk\t --out\tfl\t')).toBe(
      '[cr|capability|--template=skills|--output=fleet]',
    );
    expect(await typeInZsh('naftiko explain call-unres\t')).toBe('[explain|call-unresolved]');
  });

  async function typeInZsh(line: string): Promise<string | undefined> {
    const terminal = spawn('script', ['-qfec', 'zsh -i', '/dev/null'], {
      cwd: place.cwd,
      env: { PATH: process.env['PATH'], HOME: place.cwd, ZDOTDIR: place.cwd, TERM: 'dumb' },
    });
    let shown = '';
    const [, printed] = await new Promise<readonly (string | undefined)[]>((resolve) => {
      terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (!shown.includes('begin') && (shown + text).includes('begin')) terminal.stdin.write(`${line}\r`);
        shown += text;
        const result = /^(\[.*\])\r?$/m.exec(shown);
        if (result !== null) resolve(result);
      });
      terminal.once('close', () => resolve([]));
    });
    terminal.kill('SIGKILL');
    return printed;
  }
});
