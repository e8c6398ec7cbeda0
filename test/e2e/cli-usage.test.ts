import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { naftiko, workplace } from './cli-command.js';

describe('the command line', () => {
  let place: Awaited<ReturnType<typeof workplace>>;
  beforeAll(async () => {
    place = await workplace({
      'notes/readme.txt': 'nothing',
      'other/compose.yaml': 'services: {}',
      'ship.yaml': 'naftiko: x',
    });
  });
  afterAll(() => place.remove());

  test.each<[string, readonly string[], readonly string[]]>([
    ['a mistyped command', ['vlidate', 'ship.yaml'], ["unknown command 'vlidate'", 'Did you mean validate?']],
    ['a mistyped option', ['run', 'ship.yaml', '--prot', 'a=1'], ["unknown option '--prot'", 'Did you mean --port?']],
    ['a missing path', ['validate'], ["missing required argument 'path'"]],
    ['a choice that does not exist', ['validate', 'ship.yaml', '--format', 'sarif'], ['codeframe, stylish, json']],
    [
      'a file that is not there',
      ['validate', 'shp.yaml'],
      ['There is no file "shp.yaml".', 'Did you mean "ship.yaml"?'],
    ],
    ['a directory without YAML', ['run', 'notes'], ['under "notes": it holds no .yaml or .yml file']],
    ['a directory without documents', ['run', 'other'], ['none of its 1 YAML file has "naftiko:" at its root']],
    ['a glob that matches nothing', ['validate', 'cap/*.yaml'], ['No file matches "cap/*.yaml".']],
    ['an assignment without a value', ['run', 'ship.yaml', '--var', 'token'], ['--var takes <name>=<value>']],
    ['a port that is none', ['run', 'ship.yaml', '--port', 'a=70000'], ['--port a=… takes a number from 0']],
    [
      'a base URI without scheme',
      ['run', 'ship.yaml', '--base-uri', 'a=b.test'],
      ['complete http:// or https:// address'],
    ],
    [
      'a timeout that is no number',
      ['run', 'ship.yaml', '--timeout', 'soon'],
      ['--timeout takes a whole number from 1'],
    ],
    [
      'an env file that is not there',
      ['run', 'ship.yaml', '--env-file', '.env'],
      ['The env file ".env" does not exist.'],
    ],
    ['a hop-by-hop header', ['run', 'ship.yaml', '--forward-header', 'Connection'], ['belongs to one connection']],
    ['the Host header', ['run', 'ship.yaml', '--forward-header', 'Host'], ['never passed on to an upstream']],
  ])('answers %s with exit code 2 and a way out', async (_, args, phrases) => {
    const { code, stdout, stderr } = await naftiko(args, place);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const phrase of phrases) expect(stderr).toContain(phrase);
  });

  test('reports every problem of one command at once', async () => {
    const { stderr } = await naftiko(['run', 'a.yaml', 'b.yaml', '--port', 'a=x', '--var', 'b'], place);
    for (const phrase of ['"a.yaml"', '"b.yaml"', '--port', '--var']) expect(stderr).toContain(phrase);
  });

  test.each([
    ['--help', /Usage: naftiko .*validate\|val/s],
    ['--version', /^naftiko \d+\.\d+\.\d+ \(documents: 1\.0\.0-alpha2\)\n$/],
    ['schema', /^\{\s+"\$schema"/],
  ])('prints %s on standard output', async (argument, content) => {
    const { code, stdout, stderr } = await naftiko([argument], place);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(content);
  });
});
