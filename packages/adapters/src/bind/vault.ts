import { diagnose, invalid, valid, type Json } from '@naftiko/spec';
import { memberOf, type BindContext, type BindProvider } from '@naftiko/engine';
import { fetchJson, isThisMachine } from '@naftiko/runtime';
import { pickKeys, type FoundKey } from './pick-keys.js';

/** Deadline of both requests together. */
const timeoutMs = 10_000;

/**
 * Values from the key/value engine of a Vault server, version 2 or 1: `vault://<mount>/<path>`.
 *
 * The environment has the address (`VAULT_ADDR`) and the credentials (`VAULT_TOKEN`, `VAULT_NAMESPACE`). Values are
 * read once, at start; a message never contains what the server answers. Source: the HTTP API of Vault, "KV secrets
 * engine".
 */
export const vaultBinds: BindProvider = {
  scheme: 'vault',
  async load(bind, { environment }) {
    const { text, at } = bind.location ?? { text: '', at: bind.at };
    const failBind = ({ problem, remedy }: VaultProblem) =>
      invalid(diagnose('bind-failed', at, { reason: problem, remedy }));
    const place = secretAddressOf(text);
    if (place === undefined) return failBind({ problem: `"${text}" is not the address of a secret.`, remedy: usage });
    const server = readServer(environment);
    if ('problem' in server) return failBind(server);

    const secret = await readSecret(server, place);
    if ('problem' in secret) return failBind(secret);
    const picked = await pickKeys(bind, (key) => fieldOf(secret.fields, key, place));
    const { protocol, hostname } = new URL(server.address);
    const isOpen = protocol === 'http:' && !isThisMachine(hostname);
    return picked.ok && isOpen
      ? valid(picked.value, [diagnose('bind-over-http', at, { server: server.address })])
      : picked;
  },
};

interface VaultProblem {
  readonly problem: string;
  readonly remedy?: string;
}

const usage = 'Use vault://<mount>/<path>, such as vault://secret/ships/registry.';

/** The location of a secret, encoded for a URL path. */
interface SecretAddress {
  readonly mount: string;
  readonly path: string;
  /** Quoted, for messages. */
  readonly name: string;
}

function secretAddressOf(location: string): SecretAddress | undefined {
  const segments = /^vault:\/\/(.+)$/i.exec(location)?.[1]?.split('/').map(encodeURIComponent) ?? [];
  const [mount, ...rest] = segments;
  // URL would resolve a dot segment and leave the mount.
  if (mount === undefined || rest.length === 0 || segments.some((segment) => /^\.{0,2}$/.test(segment)))
    return undefined;
  return { mount, path: rest.join('/'), name: `"${location.slice('vault://'.length)}"` };
}

interface Server {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

function readServer(environment: BindContext['environment']): Server | VaultProblem {
  const [address = '', token = '', namespace = ''] = ['VAULT_ADDR', 'VAULT_TOKEN', 'VAULT_NAMESPACE'].map((name) =>
    environment[name]?.trim(),
  );
  if (address === '')
    return { problem: 'VAULT_ADDR is not set.', remedy: 'export VAULT_ADDR=https://vault.example.com:8200' };
  if (token === '') return { problem: 'VAULT_TOKEN is not set.', remedy: 'export VAULT_TOKEN=…' };
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return { problem: 'VAULT_ADDR is not an http or https address without credentials.' };
  }
  const unsendable = [token, namespace].findIndex((value) => /[^\x21-\x7e]/.test(value));
  if (unsendable !== -1) {
    return {
      problem: `${unsendable === 0 ? 'VAULT_TOKEN' : 'VAULT_NAMESPACE'} has characters that are invalid in a header.`,
    };
  }
  return {
    address: `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`,
    headers: {
      'x-vault-token': token,
      'x-vault-request': 'true',
      ...(namespace === '' ? {} : { 'x-vault-namespace': namespace }),
    },
  };
}

/**
 * Sends a version 2 request, then a version 1 request: reading the version of a mount requires a permission that tokens
 * of applications often lack. If both are forbidden, the token lacks the permission; if only one is, the secret does
 * not exist.
 */
async function readSecret(
  server: Server,
  { mount, path, name }: SecretAddress,
): Promise<{ readonly fields: Json } | VaultProblem> {
  const signal = AbortSignal.timeout(timeoutMs);
  const ask = (target: string) => fetchJson(`${server.address}/v1/${target}`, { signal, headers: server.headers });

  const versioned = await ask(`${mount}/data/${path}`);
  if (!versioned.ok) return describeUnreachable(server, versioned.reason);
  const latest = memberOf(versioned.value, 'data');
  const isVersioned = versioned.status === 200 && memberOf(latest, 'metadata') !== undefined;
  if (isVersioned) return { fields: memberOf(latest, 'data') ?? null };
  // The answer may be a secret of a version 1 mount whose own path begins with "data/".
  if (![200, 403, 404].includes(versioned.status)) return describeUnexpected(server, versioned.status);

  const plain = await ask(`${mount}/${path}`);
  if (!plain.ok) return describeUnreachable(server, plain.reason);
  const fields = memberOf(plain.value, 'data');
  if (plain.status === 200 && fields !== undefined) return { fields };
  if (plain.status === 403 && versioned.status === 403) {
    return {
      problem: `Vault does not let VAULT_TOKEN read ${name}.`,
      remedy: `Its policy needs "read" on ${mount}/data/${path} (version 2) or ${mount}/${path} (version 1); an expired token reads nothing.`,
    };
  }
  if (plain.status === 403 || plain.status === 404) {
    return { problem: `Vault has no secret ${name}.`, remedy: `${usage} The mount is the first part of it.` };
  }
  return describeUnexpected(server, plain.status);
}

const describeUnreachable = ({ address }: Server, reason: string): VaultProblem => ({
  problem: `Vault at "${address}" cannot be read: ${reason}.`,
  remedy: 'Check VAULT_ADDR. For a certificate authority of your own, set NODE_EXTRA_CA_CERTS.',
});

function describeUnexpected({ address }: Server, status: number): VaultProblem {
  const problem = `Vault at "${address}" answered ${status}.`;
  if (status === 200) return { problem, remedy: 'The response was not a secret: VAULT_ADDR may name another server.' };
  if (status === 503) return { problem, remedy: 'It is sealed or not yet ready.' };
  if (status < 300 || status >= 400) return { problem };
  const remedy =
    'The server redirects, and the token is not sent to another address. Set VAULT_ADDR to the target of the redirect.';
  return { problem, remedy };
}

function fieldOf(fields: Json, key: string, { name }: SecretAddress): FoundKey {
  const value = memberOf(fields, key);
  if (value === undefined || value === null) return { problem: `The secret ${name} in Vault has no key "${key}".` };
  if (typeof value === 'object') return { problem: `The key "${key}" of ${name} in Vault is not a single value.` };
  return { found: String(value) };
}
