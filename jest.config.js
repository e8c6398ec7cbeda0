import { availableParallelism } from 'node:os';

/** Tests read the TypeScript sources; only those that start the command need the build. */
export default {
  testEnvironment: '<rootDir>/test/runner/environment.js',
  testRunner: '<rootDir>/test/runner/run-file.js',
  roots: ['<rootDir>/packages', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  // Node loads and compiles the modules.
  transform: {},
  // Many tests wait for a process they have started.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/test/support/slow-first.js',
  // Interpreters and commands start slowly on a busy machine.
  testTimeout: 60_000,
};
