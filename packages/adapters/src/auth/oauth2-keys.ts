import { createLocalJWKSet, type JSONWebKeySet, type LocalJWKSet } from 'jose';
import { memberOf } from '@naftiko/engine';
import { fetchJson } from '@naftiko/runtime';
import type { Json } from '@naftiko/spec';
import { discoverKeys } from './oauth2-discovery.js';

/**
 * The keys with which a token is checked, or the reason why there are none. `reason` is `undefined` when it has been
 * reported before.
 */
export type Keys =
  { readonly ok: true; readonly select: LocalJWKSet } | { readonly ok: false; readonly reason: string | undefined };

const maxAgeMs = 5 * 60_000;
/** Minimum interval between two reads caused by unknown key ids. */
const cooldownMs = 30_000;
const firstRetryMs = 1_000;
const lastRetryMs = 60_000;
/** The time limit for discovery and download of the keys together. A caller waits for the result. */
const timeoutMs = 10_000;

/**
 * The keys that an authorization server publishes. They are read when the first token is checked.
 *
 * They are kept for 5 minutes. An unknown key id causes another read, at most every 30 s. After a failure the next read
 * is delayed by one second, then by two, up to a minute. Source: specification 03, section 13.1.
 */
export class PublishedKeys {
  readonly #issuer: string;
  readonly #now: () => number;
  #address: string | undefined;
  #current: { readonly select: LocalJWKSet; readonly ids: ReadonlySet<unknown>; readonly readAt: number } | undefined;
  #reading: Promise<Keys> | undefined;
  #refreshedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #retryAt = Number.NEGATIVE_INFINITY;

  constructor(issuer: string, now: () => number) {
    this.#issuer = issuer;
    this.#now = now;
  }

  /** The keys for a token with the key id `id`; `undefined`: the token has no key id. */
  async find(id: string | undefined): Promise<Keys> {
    const held = this.#current;
    if (held === undefined || this.#now() - held.readAt >= maxAgeMs) return this.#read();
    if (id === undefined || held.ids.has(id)) return { ok: true, select: held.select };
    const mayRefresh = this.#now() - this.#refreshedAt >= cooldownMs;
    if (!mayRefresh && this.#reading === undefined) return { ok: true, select: held.select };
    if (mayRefresh) this.#refreshedAt = this.#now();
    const fresh = await this.#read();
    // When the read fails, the keys that were read earlier remain valid.
    return fresh.ok ? fresh : { ok: true, select: held.select };
  }

  #read(): Promise<Keys> {
    if (this.#reading !== undefined) return this.#reading;
    if (this.#now() < this.#retryAt) return Promise.resolve({ ok: false, reason: undefined });
    this.#reading = this.#fetchKeys().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #fetchKeys(): Promise<Keys> {
    const signal = AbortSignal.timeout(timeoutMs);
    const found =
      this.#address === undefined
        ? await discoverKeys(this.#issuer, signal)
        : ({ ok: true, address: this.#address } as const);
    if (!found.ok) return this.#reportFailure(found.reason);

    const answer = await fetchJson(found.address, { signal });
    if (!answer.ok) return this.#reportFailure(`${found.address}: ${answer.reason}`);
    const select = answer.status === 200 ? parseKeySet(answer.value) : undefined;
    if (select === undefined) return this.#reportFailure(`${found.address}: it answered ${answer.status} without keys`);

    this.#address = found.address;
    this.#failures = 0;
    this.#current = { select, ids: new Set(select.jwks().keys.map(({ kid }) => kid)), readAt: this.#now() };
    return { ok: true, select };
  }

  #reportFailure(reason: string): Keys {
    // The server may have moved its keys: the next read starts with discovery.
    this.#address = undefined;
    this.#retryAt = this.#now() + Math.min(firstRetryMs * 2 ** this.#failures, lastRetryMs);
    this.#failures += 1;
    return { ok: false, reason: `No keys of "${this.#issuer}": ${reason}` };
  }
}

function parseKeySet(value: Json | undefined): LocalJWKSet | undefined {
  if (!Array.isArray(memberOf(value, 'keys'))) return undefined;
  try {
    return createLocalJWKSet(value as unknown as JSONWebKeySet);
  } catch {
    return undefined;
  }
}
