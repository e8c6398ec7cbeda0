// What test files import from `@jest/globals`; each of them gets its own.
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } =
  globalThis[Symbol.for('jest-globals')];
