import path from 'node:path';
import { diagnose, invalid } from '@naftiko/spec';
import type { BindProvider, FileRefusal } from '@naftiko/engine';
import { describeRefusal, isFromNetwork, readInside } from '@naftiko/runtime';
import { pickKeys, type FoundKey } from './pick-keys.js';

/** The size limit of a Kubernetes secret. */
const limitBytes = 1024 * 1024;

/**
 * Secrets of Kubernetes that are mounted as volumes: a directory with a file for each key.
 *
 * `k8s-secret://<namespace>/<name>` is the directory `<root>/<name>`: a pod can only mount secrets of its own
 * namespace. `k8s-secret:///<directory>` is any other directory that the document may read, or one below the usual
 * roots of mounted secrets. A line break at the end of a file is not part of the value.
 */
export const createMountedSecretBinds = (root = '/var/run/secrets/naftiko'): BindProvider => ({
  scheme: 'k8s-secret',
  async load(bind, { files }) {
    const { text, at } = bind.location ?? { text: '', at: bind.at };
    const failed = (reason: string, remedy: string) => invalid(diagnose('bind-failed', at, { reason, remedy }));
    const secret = secretOf(text, root);
    if (secret === undefined) return failed(`"${text}" is not the address of a secret.`, usage);
    const { directory, volumes } = secret;
    if (volumes === undefined && isFromNetwork(at.source)) {
      return failed(`"${text}" is not read: a document from the network cannot name directories.`, usage);
    }
    const found = await files.withFolders(...(volumes ?? volumesFor(directory))).findFolder(directory);
    if (!found.ok) return failed(...explain(found.refusal, text, directory));
    return pickKeys(bind, (key) => readKey(found.directory, key));
  },
});

const usage = 'Use k8s-secret://<namespace>/<name>, or k8s-secret:///<directory of the volume>.';

interface MountedSecret {
  readonly directory: string;
  /** For `k8s-secret://<namespace>/<name>`: the directories that contain the volumes. */
  readonly volumes: readonly string[] | undefined;
}

/** Names as Kubernetes allows them; none of them leaves the root. */
function secretOf(location: string, root: string): MountedSecret | undefined {
  const name = /^k8s-secret:\/\/[a-z0-9-]+\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)$/i.exec(location)?.[1];
  if (name !== undefined) return { directory: path.join(root, name), volumes: [root] };
  const directory = /^k8s-secret:\/\/(\/.+)$/i.exec(location)?.[1];
  return directory === undefined ? undefined : { directory: path.resolve(directory), volumes: undefined };
}

/**
 * Directories below the usual roots of mounted secrets may be read without being allowed by the operator, except the
 * one with the service account of the pod.
 */
function volumesFor(directory: string): readonly string[] {
  const found = /^\/(?:var\/)?run\/secrets(?:\/(?!kubernetes\.io(?:\/|$))[^/]+)?/.exec(directory)?.[0];
  if (found === undefined) return [];
  return found.endsWith('/secrets') && directory !== found ? [] : [found];
}

function explain(refusal: FileRefusal, text: string, directory: string): readonly [string, string] {
  if (refusal.kind === 'outside') {
    const reason = `The directory of the secret "${text}" is outside of the folder of the document.`;
    const option = `--allow-outside ${refusal.folder}, or run.allowFolders in the configuration file`;
    return [reason, `Mount the secret below /var/run/secrets, or allow the folder: ${option}.`];
  }
  const reason =
    refusal.kind === 'unreadable' ? `${describeRefusal(refusal).reason}.` : `there is no directory ${directory}.`;
  return [`The secret "${text}" is not mounted: ${reason}`, `Mount the secret there as a volume. ${usage}`];
}

async function readKey(directory: string, key: string): Promise<FoundKey> {
  const missing = { problem: `The secret in ${directory} has no key "${key}".` };
  if (!/^[-._a-zA-Z0-9]+$/.test(key) || /^\.+$/.test(key)) return missing;
  // Follows links below the directory: Kubernetes swaps the files of a volume by links.
  const read = await readInside(path.join(directory, key), [directory], limitBytes);
  if (!read.ok) {
    const { kind } = read.refusal;
    if (kind === 'too-large')
      return { problem: `The key "${key}" in ${directory} is longer than ${limitBytes} bytes.` };
    return kind === 'unreadable' ? { problem: `The key "${key}" in ${directory} may not be read.` } : missing;
  }
  try {
    return { found: new TextDecoder('utf-8', { fatal: true }).decode(read.bytes).replace(/\r?\n$/, '') };
  } catch {
    return { problem: `The key "${key}" in ${directory} is not UTF-8 text.` };
  }
}
