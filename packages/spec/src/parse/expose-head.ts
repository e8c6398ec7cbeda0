import type { Expose } from '../document/expose.js';

/** The fields that every expose adapter has: namespace, address, port, description, authentication. */
export type ExposeHead = Pick<Expose, 'namespace' | 'address' | 'port' | 'description' | 'authentication' | 'at'>;
