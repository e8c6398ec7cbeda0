import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** The processor time that all threads of a process have used, in microseconds; NaN where the system has no /proc. Source: proc(5). */
export function cpuOf(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, id) => sum + threadTime(pid, id), 0) / 1_000;
  } catch {
    return Number.NaN;
  }
}

/** Resident memory of a process in MB; NaN where the system has no /proc. */
export const residentOf = (pid) => memoryOf(pid, 'VmRSS');

/** The most resident memory since the start of the process, or since `resetPeak`, in MB. */
export const peakOf = (pid) => memoryOf(pid, 'VmHWM');

/** Begins a new peak. Source: proc(5), clear_refs. */
export function resetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // The peak stays that of the whole life.
  }
}

function memoryOf(pid, field) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1_024;
  } catch {
    return Number.NaN;
  }
}

/** A thread may end while its file is read. */
function threadTime(pid, id) {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}
