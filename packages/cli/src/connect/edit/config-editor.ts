import type { HostEntry } from '@naftiko/runtime/agent-hosts';
import type { Json } from '@naftiko/spec';
import type { Given } from '../../input/given.js';

/** One server in the configuration of a host. */
export type NamedEntry = Pick<HostEntry, 'entry' | 'inputs'> & { readonly name: string };

/** Changes the text of a configuration; everything else in it stays as it is written. */
export interface ConfigEditor {
  /** The entry of a server; `undefined`: there is none. Fails, with the place, for a text that cannot be read. */
  find(text: string, name: string): Given<Json | undefined>;
  /** Adds a server, or replaces the one of its name. An empty text is a configuration without settings. */
  set(text: string, entry: NamedEntry): Given<string>;
  /** Removes a server, or puts back the one it had replaced. */
  remove(text: string, entry: NamedEntry, replaced: Json | undefined): Given<string>;
}
