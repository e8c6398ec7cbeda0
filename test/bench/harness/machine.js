import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { command } from './naftiko.js';
import { describePinning } from './pinned.js';

/** What a reader needs to judge the figures: when, on what, with what. No name of a machine. */
export const describeMachine = (node) => ({
  date: new Date().toISOString().slice(0, 10),
  node: output(node, ['--version']),
  naftiko: output(node, [command, '--version']).split(' ')[1],
  machine: `${process.platform} ${process.arch}, ${cpus().length} cores`,
  processes: describePinning(),
});

const output = (program, args) => execFileSync(program, args, { encoding: 'utf8' }).trim().split('\n')[0];
