import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { runCommand, makeTempDirectory } from './cli-command.js';

describe('the command line', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'notes/readme.txt': 'nothing',
      'other/compose.yaml': 'services: {}',
      'ship.yaml': 'naftiko: x',
    });
  });
  afterAll(() => place.remove());

  test.each<[string, readonly string[], readonly string[]]>([
    ['a mistyped command', ['vlidate', 'ship.yaml'], ["unknown command 'vlidate'", 'Did you mean validate?']],
    ['a mistyped option', ['run', 'ship.yaml', '--prot', 'a=1'], ["unknown option '--prot'", 'Did you mean --port?']],
    [
      'a subcommand that is missing',
      ['import', 'api.yaml', '--expose', 'rest'],
      ['"api.yaml" is unknown here', 'openapi'],
    ],
    ['a surplus argument', ['create', 'capability', 'ship'], ["too many arguments for 'capability'"]],
    ['a missing path', ['validate'], ["missing required argument 'path'"]],
    ['a format that does not exist', ['validate', 'ship.yaml', '--format', 'sarf'], ['--format "sarf"', '"sarif"']],
    ['a missing file', ['validate', 'shp.yaml'], ['There is no file "shp.yaml".', 'Did you mean "ship.yaml"?']],
    ['a directory without YAML', ['run', 'notes'], ['under "notes": it contains no .yaml or .yml file']],
    ['a directory without documents', ['run', 'other'], ['its only YAML file has no "naftiko:" at its root']],
    ['a glob that matches nothing', ['validate', 'cap/*.yaml'], ['No file matches "cap/*.yaml".']],
    ['an assignment without a value', ['run', 'ship.yaml', '--var', 'token'], ['--var takes <name>=<value>']],
    ['an invalid port', ['run', 'ship.yaml', '--port', 'a=70000'], ['--port a=… takes a number from 0']],
    [
      'a base URI without scheme',
      ['run', 'ship.yaml', '--base-uri', 'a=b.test'],
      ['complete http:// or https:// address'],
    ],
    [
      'a timeout that is not a number',
      ['run', 'ship.yaml', '--timeout', 'soon'],
      ['--timeout takes a time of at least 1ms, such as 500ms, 75s or 2min'],
    ],
    ['a missing env file', ['run', 'ship.yaml', '--env-file', '.env'], ['The env file ".env" does not exist.']],
    ['a hop-by-hop header', ['run', 'ship.yaml', '--forward-header', 'Connection'], ['belongs to one connection']],
    ['a mistyped command with a request for help', ['vlidate', '--help'], ["unknown command 'vlidate'"]],
    ['a request for help before a mistyped command', ['-h', 'vlidate', 'x'], ["unknown command 'vlidate'"]],
    ['help for a mistyped command', ['help', 'vlidate'], ["unknown command 'vlidate'", 'Did you mean validate?']],
    [
      'a mistyped option with a request for help',
      ['run', 'ship.yaml', '--prot', 'a=1', '--help'],
      ["unknown option '--prot'", 'Did you mean --port?'],
    ],
    ['a mistyped option after a request for help', ['val', '-h', '--strikt'], ['Did you mean --strict?']],
    ['one port for every adapter', ['run', 'ship.yaml', '--port', '*=8080'], ['--port *=… takes 0']],
    ['a limit of traces that is not a number', ['traces', '--limit', 'x'], ['--limit takes a whole number from 1']],
    ['a limit of zero traces', ['traces', '0af7', '--limit', '0'], ['--limit takes a whole number from 1']],
    ['the Host header', ['run', 'ship.yaml', '--forward-header', 'Host'], ['never passed on to an upstream']],
  ])('answers %s with exit code 2 and a remedy', async (_, args, phrases) => {
    const { code, stdout, stderr } = await residentNaftiko(args, place);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const phrase of phrases) expect(stderr).toContain(phrase);
  });

  test.each([['validate'], ['val'], ['v'], ['run'], ['traces']])('shows the help of %s', async (name) => {
    for (const args of [
      [name, '--help'],
      ['help', name],
    ]) {
      const { code, stdout } = await residentNaftiko(args, place);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: naftiko \\S*${name}`));
    }
  });

  test.each<[string, readonly string[]]>([
    ['options that exist', ['run', 'ship.yaml', '--port=a=1', '--verbose', '--help']],
    ['a value that looks like an option', ['call', 'ship.yaml', 'x', '--arg', '--a=b', '-h']],
    ['an operand after two dashes', ['run', '-h', '--', '--a.yaml']],
  ])('shows help with %s', async (_, args) => {
    const { code, stdout } = await runCommand(args, place);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: naftiko (?:run|call)/);
  });

  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['nothing is set', {}, false],
    ['FORCE_COLOR is set', { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR is set for a dumb terminal', { FORCE_COLOR: 'true', TERM: 'dumb' }, true],
    ['FORCE_COLOR is 0', { FORCE_COLOR: '0' }, false],
    ['FORCE_COLOR is empty', { FORCE_COLOR: '' }, false],
    ['NO_COLOR is set too', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('writes to a pipe when %s: %o, coloured: %s', async (_, env, coloured) => {
    const { stderr } = await residentNaftiko(['validate', 'shp.yaml'], { ...place, env });
    expect(stderr.includes('\u001B[')).toBe(coloured);
  });

  test('reports every problem of one command at once', async () => {
    const { stderr } = await runCommand(['run', 'a.yaml', 'b.yaml', '--port', 'a=x', '--var', 'b'], place);
    for (const phrase of ['"a.yaml"', '"b.yaml"', '--port', '--var']) expect(stderr).toContain(phrase);
  });

  test.each([
    ['-v', /^naftiko \d/],
    ['-V', /^naftiko \d/],
    ['--help', /Usage: naftiko .*validate\|val/s],
    ['--version', /^naftiko \d+\.\d+\.\d+ \(documents: 1\.0\.0-alpha2\)\n$/],
    ['schema', /^\{\s+"\$schema"/],
  ])('prints %s on standard output', async (argument, content) => {
    const { code, stdout, stderr } = await runCommand([argument], place);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(content);
  });
});
