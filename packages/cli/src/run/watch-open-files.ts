import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { RateLimitedWarnings, type Log } from '@naftiko/runtime';
import { isFileShortage } from '../file-shortage.js';

const everyMs = 1_000;

/**
 * Warns while the process can open no further file or socket. The system then closes new connections before this program
 * sees them, and calls of upstreams fail. Returns a function that ends the watch.
 */
export function watchOpenFiles(log: Log): () => void {
  const warnings = new RateLimitedWarnings(log);
  const timer = setInterval(() => {
    try {
      closeSync(openSync(devNull, 'r'));
    } catch (cause) {
      if (isFileShortage(cause)) warnings.warn('too many open files', { reason }, reason);
    }
  }, everyMs).unref();
  return () => clearInterval(timer);
}

const reason =
  'New connections, upstream calls and file reads fail. Raise the limit of open files (ulimit -n), or lower --max-connections.';
