import type { Expose } from '../document/expose.js';

/** The fields of every adapter about its listener. */
export type ExposeHead = Pick<Expose, 'namespace' | 'address' | 'port' | 'description' | 'authentication' | 'at'>;
