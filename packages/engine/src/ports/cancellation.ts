/**
 * Whether the caller of a request has disconnected before the answer was complete. Requests that a server of this
 * process serves have one of these: an `AbortSignal` takes longer to create than all checks of a request together.
 */
export interface Cancellation {
  readonly isCancelled: boolean;
  /** The same event for interfaces that take an `AbortSignal`; created on first use. */
  readonly signal: AbortSignal;
  /** Adds a watcher. One that is added after the cancellation is not called. */
  watch(watcher: CancellationWatcher): void;
  unwatch(watcher: CancellationWatcher): void;
}

export interface CancellationWatcher {
  /** Called once, when the caller disconnects. Must not throw. */
  cancel(): void;
}

/** The cancellation of a caller that has an `AbortSignal`. */
export function cancellationOf(signal: AbortSignal): Cancellation {
  const listeners = new Map<CancellationWatcher, () => void>();
  return {
    signal,
    get isCancelled() {
      return signal.aborted;
    },
    watch(watcher) {
      const listener = (): void => watcher.cancel();
      listeners.set(watcher, listener);
      signal.addEventListener('abort', listener, { once: true });
    },
    unwatch(watcher) {
      const listener = listeners.get(watcher);
      if (listener !== undefined) signal.removeEventListener('abort', listener);
      listeners.delete(watcher);
    },
  };
}
