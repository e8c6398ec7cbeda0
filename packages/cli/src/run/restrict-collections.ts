import v8 from 'node:v8';
import vm from 'node:vm';
import { setV8Options } from '../v8-options.js';

/**
 * Restricts full collections of garbage: a heap may grow by some 64 MB between two of them for as long as it is small.
 *
 * V8 counts the buffers of sockets as memory of the heap, and lets a heap of 10 MB grow by 8 MB before it collects all of it. For
 * large bodies that takes a third to a half of the processor time. With this, V8 collects only new objects, after 32 MB of
 * buffers. A larger heap is left to V8, because it would grow to a multiple of its size.
 *
 * @returns what restores the default, and ends the observation
 */
export function restrictCollections(): () => void {
  let restore: (() => void) | undefined;
  let setPercent = 0;
  const adapt = (): void => {
    const percent = chooseGrowth(v8.getHeapStatistics().used_heap_size);
    if (Math.abs(percent - setPercent) <= setPercent / 4) return;
    restore?.();
    setPercent = percent;
    restore = percent === 0 ? undefined : allowGrowth(percent);
  };
  let timer = setTimeout(() => {
    adapt();
    // V8 applies a growth from the next collection on. It would soon begin the first one, in the middle of some request.
    if (restore !== undefined) collectAll();
    timer = setInterval(adapt, repeatedMs).unref();
  }, firstMs).unref();
  return () => {
    clearTimeout(timer);
    restore?.();
  };
}

/** The code of the start is kept before, which needs the options with which the process has begun. */
const firstMs = 2_500;
const repeatedMs = 2_000;

const wantedGrowthBytes = 64 * 1024 * 1024;

/** How much a heap may grow, in percent of its size; 0: as V8 decides. */
function chooseGrowth(usedBytes: number): number {
  const percent = Math.round((100 * wantedGrowthBytes) / usedBytes);
  return percent < 100 ? 0 : percent;
}

/** Collects all garbage. A heap of 15 MB takes some 10 ms. */
function collectAll(): void {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  v8.setFlagsFromString('--no-expose-gc');
  collect();
}

/** Lets the heap grow, by options of V8 in Node 20 to 25 and in Node 24. Returns what restores the defaults. */
function allowGrowth(percent: number): () => void {
  const growth = { name: 'heap-growing-percent', value: percent, byDefault: 0 };
  const restored = [setV8Options([growth], ['11', '12', '13', '14']), setV8Options([buffersAsHeap], ['13'])];
  return () => {
    for (const restore of restored) restore();
  };
}

/** Without it, Node 24 on one core collects all garbage after 64 MB of an upload, however much the heap may grow. */
const buffersAsHeap = { name: 'external-memory-accounted-in-global-limit', value: true, byDefault: false };
