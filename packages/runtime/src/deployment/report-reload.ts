import type { Log } from '../logs/log.js';
import type { Reloaded } from '../management/control-service.js';
import type { OpenExpose } from './open-expose.js';

/** The document concerned. */
interface ReloadedDocument {
  readonly file: string;
  readonly exposes: readonly OpenExpose[];
}

/** Logs the outcome of a reload, and the addresses that are not among the `known` ones. */
export function reportReload(
  log: Log,
  { file, exposes }: ReloadedDocument,
  reloaded: Reloaded,
  known: ReadonlySet<string | undefined>,
): void {
  if (reloaded.status === 'applied') {
    log.info('reloaded', { file, changes: reloaded.changes.length });
    for (const { namespace, url } of exposes) {
      if (!known.has(url)) log.info('listening', { namespace, url });
    }
  }
  if (reloaded.status === 'structural') {
    const paths = reloaded.changes.map(({ path }) => path);
    log.warn('reload refused', { file, reason: 'It takes a restart.', paths });
  }
  if (reloaded.status !== 'refused') return;
  log.error('reload refused; the last version keeps serving', { file, reason: reloaded.reason });
  for (const { at, code, message, hint } of reloaded.errors) {
    const place = { file: at.source, line: at.start.line, column: at.start.column };
    log.error('broken in the document', { ...place, code, reason: message, hint });
  }
}
