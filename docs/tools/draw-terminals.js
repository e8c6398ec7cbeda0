// Draws docs/images/*.svg from real runs of the command: `npm run docs`. Ports and durations are always the same.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator } from '../../examples/live-agent-simulator.js';
import { terminalSvg } from './ansi-to-svg.js';
import { outputUntil } from './output-until.js';

const naftiko = path.resolve('bin/naftiko.js');
const reference = 'salesforce-live-agent-sessions';
/** Nothing else of the environment: proxies and settings of the user would change the pictures. */
const coloured = { PATH: process.env.PATH, FORCE_COLOR: '1' };

/** @type {() => Promise<Readonly<Record<string, string>>>} the pictures by their file name */
export const drawTerminals = async () => ({
  'run.svg': terminalSvg('naftiko run', await servedReference()),
  'validate.svg': terminalSvg('naftiko validate', await validatedMistakes()),
});

/** Serves the reference example over a simulator of its upstream, and calls one route of it. */
async function servedReference() {
  const simulator = await startSimulator();
  const upstream = `${reference}=${simulator.url}/chat/rest`;
  const command = ['run', `${reference}.yaml`, '--forward-header', 'X-LIVEAGENT-AFFINITY', '--base-uri', upstream];
  const freePorts = ['rest', 'mcp'].flatMap((name) => ['--port', `${reference}-${name}=0`]);
  const child = spawn(process.execPath, [naftiko, ...command, ...freePorts], {
    cwd: path.resolve('examples'),
    env: { ...coloured, SALESFORCE_SERVICE_CLOUD_API_KEY: '48' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const banner = await outputUntil(child, /ready/);
  const [rest = '', mcp = ''] = [...new Set(banner.match(/http:\/\/127\.0\.0\.1:\d+/g))];
  const response = await fetch(`${rest}/v1/system/sessionid`, { headers: { 'X-LIVEAGENT-AFFINITY': 'null' } });
  const answer = await response.text();
  child.kill();
  await simulator.close();
  const shown = command.join(' ').replace(' --base-uri', ' \\\n    --base-uri');
  return settled(
    `${typed(`naftiko ${shown}`)}${banner}\n${typed(`curl ${rest}/v1/system/sessionid -H 'X-LIVEAGENT-AFFINITY: null'`)}${answer}`,
    new Map([
      [rest, 'http://127.0.0.1:8080'],
      [mcp, 'http://127.0.0.1:9090'],
      [simulator.url, 'http://127.0.0.1:9500'],
    ]),
  );
}

/** Validates an example with two mistakes in it. */
async function validatedMistakes() {
  const folder = await mkdtemp(path.join(tmpdir(), 'naftiko-docs-'));
  const text = await readFile('examples/harbor-brief.yaml', 'utf8');
  const mistaken = text.replace('call: harbor.get-call', 'call: harbor.get-cal').replace('index: ', 'index: the-');
  await writeFile(path.join(folder, 'harbor-brief.yaml'), mistaken);
  const command = ['validate', 'harbor-brief.yaml', '--format', 'codeframe'];
  const output = await new Promise((resolve) => {
    const options = { cwd: folder, env: coloured };
    execFile(process.execPath, [naftiko, ...command], options, (_, stdout) => resolve(stdout));
  });
  await rm(folder, { recursive: true });
  return settled(`${typed(`naftiko ${command.join(' ')}`)}${output}`, new Map());
}

/** @type {(command: string) => string} a command at a prompt, in the colour of prompts */
const typed = (command) => `$ ${command}\n`.replaceAll(/^.+$/gm, (line) => `\u001B[34m${line}\u001B[39m`);

/** @type {(text: string, addresses: ReadonlyMap<string, string>) => string} the same text for every run */
const settled = (text, addresses) =>
  [...addresses]
    .reduce((done, [from, to]) => done.replaceAll(from, to), text)
    .replaceAll(/\d+ ms/g, '300 ms')
    .replaceAll(/"(id|key|affinityToken)":"[^"]*"/g, '"$1":"…"');
