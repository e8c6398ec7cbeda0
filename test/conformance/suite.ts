import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The result of a run of the official suite. */
export interface SuiteRun {
  /** 0: exactly the expected scenarios fail. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs the official suite against a server. */
export function runSuite(url: string, options: readonly string[]): Promise<SuiteRun> {
  const args = ['--import', pathToFileURL(onNode20).href, suite, 'server', '--url', url, ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') })),
  );
}

const suite = path.join(process.cwd(), 'node_modules/@modelcontextprotocol/conformance/dist/index.js');
const onNode20 = path.join(process.cwd(), 'test/conformance/on-node-20.js');
