/**
 * The largest number of addresses that are remembered. The address whose last wrong credential is oldest is removed
 * first.
 */
const addressLimit = 10_000;

/** The size of each of the two sets of accepted credentials. A full set replaces the older one. */
const acceptedLimit = 500;

/** Longer credentials are not remembered. */
const maxCredentialLength = 4_096;

/** Receives what other processes should know. `network` is an address of a caller, as `networkOf` shortens it. */
export interface CredentialSharing {
  wrong(network: string): void;
  /** With the value of `Authorization` or of the header of a key: its caller need not wait in the other processes either. */
  accepted(credential: string): void;
}

/** The attempts of an address. */
interface Attempts {
  /** The number of wrong credentials, which decreases with time. */
  readonly wrong: number;
  readonly atMs: number;
  /** Whether the address has had to wait since its number was last 0. It is logged only once. */
  readonly hadToWait: boolean;
}

/**
 * Slows callers that guess credentials: an address can send a limited number of wrong credentials per minute, and must
 * then wait before another one is checked. Other addresses are unaffected. So are credentials that were recently accepted,
 * because callers behind a proxy share an address. Uses a fixed amount of memory.
 */
export class WrongCredentials {
  #perMinute: number;
  readonly #share: CredentialSharing | undefined;
  readonly #addresses = new Map<string, Attempts>();
  #accepted = new Set<string>();
  #acceptedBefore = new Set<string>();

  /** `share` tells other processes, whose `noteWrong` and `noteAccepted` receive it. */
  constructor(perMinute: number, share?: CredentialSharing) {
    this.#perMinute = perMinute;
    this.#share = share;
  }

  /** Changes the number of wrong credentials that an address can send per minute. */
  allow(perMinute: number): void {
    this.#perMinute = perMinute;
  }

  /** The seconds until a credential from this address is accepted again; 0: it is accepted now. */
  waitOf(address: string | undefined, credential: string, nowMs = performance.now()): number {
    if (this.#addresses.size === 0) return 0;
    const excess = this.#wrongNow(networkOf(address), nowMs) - this.#perMinute + 1;
    if (excess <= 0 || this.#accepted.has(credential) || this.#acceptedBefore.has(credential)) return 0;
    return Math.max(1, Math.ceil((excess / this.#perMinute) * 60));
  }

  /** Counts a wrong credential. Returns true for the first one after which the address has to wait. */
  addWrong(address: string | undefined, nowMs = performance.now()): boolean {
    const network = networkOf(address);
    this.#share?.wrong(network);
    return this.noteWrong(network, nowMs);
  }

  /** Counts a wrong credential from a network, which another process has received. */
  noteWrong(network: string, nowMs = performance.now()): boolean {
    const wrong = this.#wrongNow(network, nowMs) + 1;
    const hadToWait = this.#addresses.get(network)?.hadToWait === true;
    const hasToWait = wrong > this.#perMinute - 1;
    this.#addresses.delete(network);
    this.#addresses.set(network, { wrong, atMs: nowMs, hadToWait: hadToWait || hasToWait });
    const [oldest] = this.#addresses.keys();
    if (this.#addresses.size > addressLimit && oldest !== undefined) this.#addresses.delete(oldest);
    return hasToWait && !hadToWait;
  }

  /** Remembers a credential that was accepted. */
  addAccepted(credential: string): void {
    if (this.#accepted.has(credential) || credential === '' || credential.length > maxCredentialLength) return;
    this.#share?.accepted(credential);
    this.noteAccepted(credential);
  }

  /** Remembers a credential that was accepted in another process. */
  noteAccepted(credential: string): void {
    if (this.#accepted.size >= acceptedLimit) {
      this.#acceptedBefore = this.#accepted;
      this.#accepted = new Set();
    }
    this.#accepted.add(credential);
  }

  #wrongNow(network: string, nowMs: number): number {
    const attempts = this.#addresses.get(network);
    if (attempts === undefined) return 0;
    const left = attempts.wrong - ((nowMs - attempts.atMs) / 60_000) * this.#perMinute;
    if (left > 0) return left;
    this.#addresses.delete(network);
    return 0;
  }
}

/**
 * An IPv4 address, or the first 64 bits of an IPv6 address, because all addresses with the same first 64 bits usually
 * belong to one customer.
 */
function networkOf(address = ''): string {
  const bare = address.split('%', 1)[0] ?? '';
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = '', after] = bare.split('::', 2);
  const groups = before === '' ? [] : before.split(':');
  const later = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - later.length) }, () => '0');
  return [...groups, ...zeros, ...later].slice(0, 4).join(':');
}
