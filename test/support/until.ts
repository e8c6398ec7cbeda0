import { setTimeout as sleep } from 'node:timers/promises';

const maxLooks = 4_000;
const pauseMs = 10;

/** Looks until it is true; throws after 40 seconds of looking, before the time of a test is up. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < maxLooks; looks += 1) {
    if (await isTrue()) return;
    await sleep(pauseMs);
  }
  throw new Error(`Still not true after ${maxLooks} looks: ${isTrue}`);
}
