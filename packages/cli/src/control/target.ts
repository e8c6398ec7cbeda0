import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { controlExposesOf, decodeText, loadDocument } from '@naftiko/spec';
import type { RawControlOptions } from '../command-line/control-commands.js';
import { given, usageError, problemsOf, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';
import { readCredential } from './credential.js';

/** The address of a control adapter, with the credential for it. */
export interface ControlTarget {
  /** Without a trailing slash. */
  readonly url: string;
  /** The source of the address for messages: `--control-url`, a document, the default. */
  readonly origin: string;
  /** The credential headers; never printed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether there is a credential among the headers. */
  readonly hasCredential: boolean;
}

/** Finds the control adapter for a command. Source: specification 05, B.3; docs/cli.md. */
export async function findTarget(raw: RawControlOptions, shell: Shell): Promise<Given<ControlTarget>> {
  const place = raw.controlUrl === undefined ? await controlAddressOf(raw, shell) : readUrl(raw.controlUrl);
  const credential = readCredential(raw, shell.environment);
  if (!place.ok || !credential.ok) return usageError(...problemsOf(place, credential));
  const headers = credential.value;
  return given({ ...place.value, headers, hasCredential: Object.keys(headers).length > 0 });
}

type ControlAddress = Pick<ControlTarget, 'url' | 'origin'>;

function readUrl(text: string): Given<ControlAddress> {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return usageError('--control-url takes an http:// or https:// address.');
  if (url.username !== '' || url.password !== '') {
    return usageError('--control-url takes no user and password; give them with --user.');
  }
  return given({ url: url.origin + url.pathname.replace(/(?<!\/)\/+$/, ''), origin: '--control-url' });
}

async function controlAddressOf({ port, address }: RawControlOptions, shell: Shell): Promise<Given<ControlAddress>> {
  if (port !== undefined && parsePort(port) === undefined) return usageError('--port takes a number from 1 to 65535.');
  const host = address ?? (shell.environment['NAFTIKO_CONTROL_ADDRESS'] || 'localhost');
  const found = await findPort(port, shell);
  const url = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${found.port}`;
  if (!URL.canParse(url)) return usageError('--address takes a host name or an IP address.');
  return given({ url, origin: found.origin });
}

async function findPort(
  option: string | undefined,
  { environment, workingDirectory }: Shell,
): Promise<{ readonly port: number; readonly origin: string }> {
  const requested = option === undefined ? undefined : parsePort(option);
  if (requested !== undefined) return { port: requested, origin: '--port' };
  const set = parsePort(environment['NAFTIKO_CONTROL_PORT'] ?? '');
  if (set !== undefined) return { port: set, origin: 'NAFTIKO_CONTROL_PORT' };
  return (await findDocumentPort(workingDirectory)) ?? { port: 9090, origin: 'the default' };
}

const parsePort = (text: string): number | undefined => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
};

/** The largest file that is read to find a control adapter. */
const documentLimitBytes = 4 * 1024 * 1024;

/**
 * The port of the control adapter in the first document of the directory that has one. Its address is ignored, because
 * documents run on this machine.
 */
async function findDocumentPort(directory: string) {
  const names = await readdir(directory).catch((): string[] => []);
  for (const name of names.filter((one) => /\.ya?ml$/i.test(one)).sort()) {
    const text = await textOf(path.join(directory, name));
    const document = text === undefined ? undefined : loadDocument(name, text).document;
    const port = document === undefined ? 0 : (controlExposesOf(document)[0]?.port ?? 0);
    if (port > 0) return { port, origin: name };
  }
  return undefined;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    return size > documentLimitBytes ? undefined : decodeText(await readFile(file));
  } catch {
    return undefined;
  }
}
