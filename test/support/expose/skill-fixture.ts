import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultRunOptions, planDocument, start, type LoadPlugins, type LogHub, type Running } from '@naftiko/runtime';

const directories: string[] = [];
const opened: Running[] = [];

/** Closes and removes all fixtures. */
export async function closeFixtures(): Promise<void> {
  await Promise.all(opened.splice(0).map((running) => running.close(0)));
  await Promise.all(directories.splice(0).map((directory) => rm(directory, { recursive: true, force: true })));
}

/** A fresh directory with these files. */
export async function directoryWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-skill-'));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return directory;
}

/** The `exposes` of a fixture as a document the published schema accepts. */
export const documentOf = (exposes: string): string =>
  `naftiko: 1.0.0-alpha2\ninfo: { label: Desk, description: Skills of a desk }\ncapability:\n  exposes:\n${exposes}`;

/** Plans and starts a document; every adapter takes a free port. */
export async function startFixture(text: string, loadPlugins: LoadPlugins, logs?: LogHub) {
  const planned = await planDocument('trial.yaml', text, loadPlugins);
  const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const started = await start([planned], { ...defaultRunOptions, ports, logs });
  if (started.ok) opened.push(started.value);
  return { planned, started };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: () => unknown;
}

/** Sends one request, path as written. */
export type Send = (path: string, options?: SendOptions) => Promise<Answer>;

interface SendOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts a document that must start; requests go to its adapter of type skill. */
export async function serve(text: string, loadPlugins: LoadPlugins, logs?: LogHub): Promise<Send> {
  const { started } = await startFixture(text, loadPlugins, logs);
  const exposes = started.ok ? started.value.capabilities.flatMap((capability) => capability.exposes) : [];
  const url = exposes.find(({ type }) => type === 'skill')?.url ?? started.diagnostics[0]?.message ?? '';
  return (target, { method = 'GET', headers = {} } = {}) => exchange(new URL(url).port, target, method, headers);
}

const exchange = (port: string, target: string, method: string, headers: NonNullable<SendOptions['headers']>) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path: target, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString();
        const { statusCode: status = 0, headers: got } = response;
        resolve({ status, headers: got, bytes, text, json: () => JSON.parse(text) as unknown });
      });
    });
    sent.on('error', reject).end();
  });
