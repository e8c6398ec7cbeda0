import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnose, invalid } from '@naftiko/spec';
import type { BindProvider } from '@naftiko/engine';
import { pickKeys, type FoundKey } from './pick-keys.js';

/** The size limit of a Kubernetes secret. */
const limitBytes = 1024 * 1024;

/**
 * Secrets of Kubernetes that are mounted as volumes: a directory with a file for each key.
 *
 * `k8s-secret://<namespace>/<name>` is the directory `<root>/<name>`: a pod can only mount secrets of its own
 * namespace. `k8s-secret:///<directory>` names any other. A line break at the end of a file is not part of the value.
 */
export const createMountedSecretBinds = (root = '/var/run/secrets/naftiko'): BindProvider => ({
  scheme: 'k8s-secret',
  async load(bind) {
    const { text, at } = bind.location ?? { text: '', at: bind.at };
    const directory = directoryOf(text, root);
    if (directory === undefined) {
      return invalid(diagnose('bind-failed', at, { reason: `"${text}" names no secret.`, remedy: written }));
    }
    if (!(await isDirectory(directory))) {
      const reason = `The secret "${text}" is not mounted: there is no directory ${directory}.`;
      return invalid(diagnose('bind-failed', at, { reason, remedy: `Mount the secret there as a volume. ${written}` }));
    }
    return pickKeys(bind, (key) => readKey(directory, key));
  },
});

const written = 'Written as k8s-secret://<namespace>/<name>, or k8s-secret:///<directory of the volume>.';

/** Names as Kubernetes allows them; none of them leaves the root. */
function directoryOf(location: string, root: string): string | undefined {
  const name = /^k8s-secret:\/\/[a-z0-9-]+\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)$/i.exec(location)?.[1];
  return name === undefined ? /^k8s-secret:\/\/(\/.+)$/i.exec(location)?.[1] : path.join(root, name);
}

async function isDirectory(directory: string): Promise<boolean> {
  try {
    return (await stat(directory)).isDirectory();
  } catch {
    return false;
  }
}

async function readKey(directory: string, key: string): Promise<FoundKey> {
  const missing = { problem: `The secret in ${directory} has no key "${key}".` };
  if (!/^[-._a-zA-Z0-9]+$/.test(key) || /^\.+$/.test(key)) return missing;
  const file = path.join(directory, key);
  try {
    // Follows links: Kubernetes swaps the files of a volume by links.
    const found = await stat(file);
    if (!found.isFile()) return missing;
    if (found.size > limitBytes)
      return { problem: `The key "${key}" in ${directory} is longer than ${limitBytes} bytes.` };
    return { found: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)).replace(/\r?\n$/, '') };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') return missing;
    const problem = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is not UTF-8 text' : 'may not be read';
    return { problem: `The key "${key}" in ${directory} ${problem}.` };
  }
}
