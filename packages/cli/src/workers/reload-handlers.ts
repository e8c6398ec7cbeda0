import type { ChangedOptions, Running } from '@naftiko/runtime';
import type { WorkerCalls } from './protocol.js';

/** How a worker reads changed files. */
interface ReloadParts {
  /** Reads all documents again. */
  reload(): Promise<void>;
  readOptions(): Promise<ChangedOptions | undefined>;
  /** Watches the files of the versions that serve now, for changes after `since`. */
  follow(since: Date): Promise<void>;
}

/** How a worker reloads when the primary process asks it to. */
export const makeReloadHandlers = (
  { load }: Pick<Running, 'load'>,
  { reload, readOptions, follow }: ReloadParts,
): Pick<WorkerCalls, 'reload' | 'load'> => ({
  reload,
  async load({ file, text, readsOptions }) {
    const since = new Date();
    const isLoaded = await load(file, text, readsOptions ? await readOptions() : undefined);
    await follow(since);
    return isLoaded;
  },
});

/** How a worker with a gateway reloads: each one reads its folder. */
export const makeGatewayHandlers = ({ request }: { request(): void }): Pick<WorkerCalls, 'reload'> => ({
  reload: request,
});
