/** What the memory of one interpreter may grow to; 32 MiB of it are taken before a script begins. */
export const wasmLimitMiB = 128;

/**
 * What a process may hold beside files it maps, where the operating system counts that (Linux): the interpreter's
 * memory, 200 MiB of the machine around it, and what a script makes grow outside of its own memory, such as files.
 * Newer V8 reserves 512 MiB for code at its start, used or not, which count too.
 */
export const processLimitMiB = 1_024;

/** Nobody runs so long; a process whose host was killed may find nobody else to end it. */
export const processorLimitSeconds = 3_600;

/** Old objects of the process around the interpreter; a fresh one holds 15 MiB. */
export const heapLimitMiB = 128;
