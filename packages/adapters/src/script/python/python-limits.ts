/** The memory limit of one interpreter; 32 MiB of it are used before a script starts. */
export const wasmLimitMiB = 128;

/**
 * The memory limit of a process, without mapped files, if the operating system enforces it (Linux): the interpreter's
 * memory, 200 MiB of its runtime, and memory that a script allocates outside of the interpreter, such as files.
 * Newer V8 reserves 512 MiB for code at its start, used or not, which count too.
 */
export const processLimitMiB = 1_024;

/** Longer than any run. It ends a process whose parent was killed. */
export const processorLimitSeconds = 3_600;

/** Old objects of the process around the interpreter; a fresh process holds 15 MiB. */
export const heapLimitMiB = 128;
