import type { Reloaded } from '../management/control-service.js';
import type { Peers } from './peers.js';

/** How one process replaces a document. */
export interface OwnReload {
  readonly file: string;
  reload(): Promise<Reloaded>;
  /** The text that is served now. */
  text(): string;
}

/**
 * Replaces a document here and then in all other processes. Only one of them does so at a time: a caller is refused
 * meanwhile, an operator waits.
 */
export async function reloadEverywhere(
  { file, reload, text }: OwnReload,
  by: 'caller' | 'operator',
  peers: Peers,
): Promise<Reloaded> {
  if (!(await peers.beginReload(file, by === 'operator'))) return { status: 'busy' };
  let isApplied = false;
  try {
    const reloaded = await reload();
    isApplied = reloaded.status === 'applied';
    return reloaded;
  } finally {
    await peers.endReload(file, isApplied ? { text: text(), readsOptions: by === 'operator' } : undefined);
  }
}
