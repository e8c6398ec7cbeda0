import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type PlanOptions, type Running } from '@naftiko/runtime';
import { exchange, parseRpcMessage } from './http-exchange.js';

/** The word in every file outside of the folder of the document. */
export const secret = 'the-word-outside';

/** Two folders beside each other, of which one holds the document; the name of the other begins like it. */
export interface Folders {
  readonly home: string;
  readonly outside: string;
  readonly remove: () => Promise<void>;
}

/** The files of each folder: one for each kind of reader. The word that they hold is given. */
const filesWith = (word: string): Readonly<Record<string, string>> => ({
  'shared.yaml': `naftiko: 1.0.0-alpha2\nconsumes: [{ type: http, namespace: ${word}, baseUri: 'http://127.0.0.1:9', resources: [] }]\n`,
  'values.yaml': `WORD: ${word}\n`,
  // A type that does not exist: the diagnostic names it.
  'schema.avsc': `{ "type": "${word}" }`,
  'step.js': `result = { word: "${word}" };\n`,
  'prompt.md': `${word}\n`,
  'SKILL.md': `---\nname: nav\ndescription: Navigate\n---\n${word}\n`,
});

/** Makes both folders; the files below `home/inside` hold the word `at-home`. */
export async function makeFolders(): Promise<Folders> {
  const place = await mkdtemp(path.join(tmpdir(), 'naftiko-files-'));
  const [home, outside] = [path.join(place, 'home'), path.join(place, 'home-too')];
  await write(path.join(home, 'inside'), filesWith('at-home'));
  await write(outside, filesWith(secret));
  return { home, outside, remove: () => rm(place, { recursive: true, force: true }) };
}

async function write(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(directory, name), text);
}

/** The location of a file, or of the directory when the name is empty. */
export type Locate = (name: string) => string;

/** The kinds of files that a document names, each with the file or the directory (the empty name) of its location. */
export const kinds = ['import', 'bind', 'schema', 'script', 'prompt', 'resource', 'skill'] as const;

export type Kind = (typeof kinds)[number];

export const fileOf: Readonly<Record<Kind, string>> = {
  import: 'shared.yaml',
  bind: 'values.yaml',
  schema: 'schema.avsc',
  script: '',
  prompt: 'prompt.md',
  resource: '',
  skill: '',
};

/** What a document says and does about the files of one location. */
export interface Outcome {
  /** Every answer and every diagnostic. */
  readonly everything: string;
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly hint: string }[];
}

/** Plans and serves a document whose one location is of that kind, and asks for everything that comes from the file. */
export async function readThrough(
  kind: Kind,
  locate: Locate,
  home: string,
  options: PlanOptions = {},
): Promise<Outcome> {
  const text = documents[kind](JSON.stringify(locate(fileOf[kind])));
  const planned = await planDocument(path.join(home, 'document.yaml'), text, loadBuiltins, options);
  const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const running = await start([planned], { ...defaultRunOptions, workingDirectory: home, ports });
  const said: readonly unknown[] = [
    planned.diagnostics,
    running.diagnostics,
    planned.capability?.consumes.map(({ namespace }) => namespace),
    running.ok ? await answersOf(kind, running.value) : [],
  ];
  if (running.ok) await running.value.close(0);
  return {
    everything: JSON.stringify(said),
    diagnostics: [...new Set([...planned.diagnostics, ...running.diagnostics])].map(({ code, message, hint = '' }) => ({
      code,
      message,
      hint,
    })),
  };
}

async function answersOf(kind: Kind, running: Running): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { type, url = '' } of running.capabilities.flatMap((capability) => capability.exposes)) {
    const { origin } = new URL(url);
    if (type === 'mcp') {
      for (const request of mcpRequests[kind] ?? []) answers.push(JSON.stringify(await ask(origin, ...request)));
    }
    if (type === 'skill') for (const target of skillPaths) answers.push(await get(origin, target));
    if (type === 'rest') answers.push(await get(origin, '/word'));
  }
  return answers;
}

type McpRequest = readonly [string, object];

const readResource = (uri: string): McpRequest => ['resources/read', { uri }];

const mcpRequests: Readonly<Partial<Record<Kind, readonly McpRequest[]>>> = {
  script: [['tools/call', { name: 'think', arguments: {} }]],
  prompt: [['prompts/get', { name: 'brief' }]],
  resource: [
    ['resources/list', {}],
    ...['prompt.md', 'SKILL.md', '..%2fhome-too%2fprompt.md', '%2e%2e/home-too/prompt.md', '../home-too/prompt.md'].map(
      (name) => readResource(`desk://papers/${name}`),
    ),
  ],
  skill: [['resources/list', {}], readResource('skill://kit/nav/prompt.md'), readResource('skill://kit/nav/SKILL.md')],
};

const skillPaths = ['contents', 'contents/prompt.md', 'contents/SKILL.md', 'download'].map(
  (end) => `/skills/nav/${end}`,
);

/** Sends one request of the 2025 revisions. */
export async function ask(origin: string, method: string, params: object): Promise<Record<string, unknown>> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  return parseRpcMessage(await exchange(origin, { method: 'POST', path: '/mcp', headers, body }));
}

const get = async (origin: string, target: string): Promise<string> => {
  const { status, body } = await exchange(origin, { method: 'GET', path: target });
  return `${status} ${body.toString('latin1')}`;
};

const head = 'naftiko: 1.0.0-alpha2\ninfo: { label: Desk, description: A desk }\n';

const ponging = `
    - type: rest
      port: 8601
      namespace: front
      resources: [{ path: /word, operations: [{ method: GET, outputParameters: [{ type: string, value: here }] }] }]
`;

const desk = (rest: string): string => `${head}capability:
  exposes:
    - type: mcp
      port: 8602
      namespace: desk
      tools:
        - { name: noop, description: Nothing, outputParameters: [{ name: ok, type: string, value: 'yes' }] }
${rest}`;

/** A document of each kind with the given location, which is written as JSON. */
const documents: Readonly<Record<Kind, (location: string) => string>> = {
  import: (location) => `${head}capability:\n  consumes: [{ location: ${location} }]\n  exposes:${ponging}`,
  bind: (location) =>
    `${head}binds: [{ namespace: safe, location: ${location}, keys: { WORD: WORD } }]\ncapability:\n  exposes:${ponging.replace('value: here', "value: '{{WORD}}'")}`,
  schema: (location) => `${head}capability:
  consumes:
    - type: http
      namespace: fleet
      baseUri: http://127.0.0.1:9
      resources: [{ name: ship, path: /ship, operations: [{ name: get-ship, method: GET, outputRawFormat: avro, outputSchema: ${location} }] }]
  exposes:${ponging.replace('outputParameters: [{ type: string, value: here }]', 'call: fleet.get-ship')}`,
  script: (location) =>
    desk(`        - name: think
          description: Thinks
          steps: [{ type: script, name: thought, language: javascript, location: ${location}, file: step.js }]
          mappings: [{ targetName: word, value: $.thought.word }]
`),
  prompt: (location) =>
    desk(`      prompts: [{ name: brief, label: Brief, description: A brief, location: ${location} }]\n`),
  resource: (location) =>
    desk(
      `      resources: [{ name: papers, label: Papers, description: Papers, uri: 'desk://papers', location: ${location} }]\n`,
    ),
  skill: (location) =>
    desk(`    - type: skill
      port: 8603
      namespace: kit
      skills: [{ name: nav, description: Navigate, location: ${location} }]
`),
};
