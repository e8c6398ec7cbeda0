/** The variable of the environment that makes a process a worker of `run --workers`. */
export const workerVariable = 'NAFTIKO_WORKER';
