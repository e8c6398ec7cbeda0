import { availableParallelism } from 'node:os';

/** Tests read the TypeScript sources; only those that start the command need the build. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/packages', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@naftiko/([^/]+)/(contracts|lint|fix)$': '<rootDir>/packages/$1/src/$2/index.ts',
    '^@naftiko/(.*)$': '<rootDir>/packages/$1/src/index.ts',
  },
  // Many tests wait for a process they have started.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/test/support/slow-first.js',
  // Interpreters and commands start slowly on a busy machine.
  testTimeout: 60_000,
};
