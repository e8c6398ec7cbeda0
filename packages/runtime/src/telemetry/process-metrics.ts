import { writeFamily } from './write-family.js';

/** The processor time and memory of this process, under the names that clients of Prometheus use in every language. */
export function describeProcess(): readonly string[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const started = performance.timeOrigin / 1_000;
  return [
    ...writeFamily('process_cpu_seconds_total', 'counter', 'Processor time', [` ${(user + system) / 1_000_000}`]),
    ...writeFamily('process_resident_memory_bytes', 'gauge', 'Resident memory', [` ${rss}`]),
    ...writeFamily('nodejs_heap_size_used_bytes', 'gauge', 'Used heap of the main thread', [` ${heapUsed}`]),
    ...writeFamily('process_start_time_seconds', 'gauge', 'Start of the process, since 1970', [` ${started}`]),
  ];
}
