import type { Expose } from '../document/expose.js';

/** What every adapter says about its listener. */
export type ExposeHead = Pick<Expose, 'namespace' | 'address' | 'port' | 'description' | 'authentication' | 'at'>;
