import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** What is measured has one core, what sends and answers has another: neither disturbs the other. */
export const cores = { subject: 0, load: 1, all: `0-${cpus().length - 1}` };

const isPinned = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/**
 * The variables of this process without those that change Node itself: with `NODE_EXTRA_CA_CERTS`, an empty program takes
 * 60 ms of Node 20 instead of 23, to which every start is compared.
 */
export const plainEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^NODE_/.test(name)),
);

/** Starts a program on one core, or on all of them, where `taskset` exists. */
export function spawnPinned(core, command, args, options) {
  return isPinned ? spawn('taskset', ['-c', String(core), command, ...args], options) : spawn(command, args, options);
}

/** Moves this process to one core. */
export function pinSelf(core) {
  if (isPinned) execFileSync('taskset', ['-cp', String(core), String(process.pid)], { stdio: 'ignore' });
}

/** How the processes were distributed, in words. */
export const describePinning = () =>
  isPinned ? 'what is measured on one core, load and upstream on another' : 'not pinned to cores';
