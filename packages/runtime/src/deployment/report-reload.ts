import type { Log } from '../logs/log.js';
import type { Reloaded } from '../management/control-service.js';
import type { OpenExpose } from './open-expose.js';

/** Logs the result of a reload. `opened` are the adapters with a new address. */
export function reportReload(log: Log, file: string, reloaded: Reloaded, opened: readonly OpenExpose[]): void {
  if (reloaded.status === 'applied') {
    log.info('reloaded', { file, changes: reloaded.changes.length });
    for (const { namespace, url } of opened) log.info('listening', { namespace, url });
  }
  if (reloaded.status === 'structural') {
    log.warn('reload refused', {
      file,
      reason: 'The change requires a restart.',
      paths: reloaded.changes.map(({ path }) => path),
    });
  }
  if (reloaded.status !== 'refused') return;
  log.error('reload refused; the last version keeps serving', { file, reason: reloaded.reason });
  for (const { at, code, message, hint } of reloaded.errors) {
    const place = { file: at.source, line: at.start.line, column: at.start.column };
    log.error('broken in the document', { ...place, code, reason: message, hint });
  }
}
