import { createRequire } from 'node:module';

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** Files that take ten seconds and more: begun last, one of them would run alone at the end. */
const slow = [
  'python.contract.test.ts',
  'python.probes.test.ts',
  'catalog/catalog.test.ts',
  'vectors/execution.test.ts',
  'e2e/stopping.test.ts',
  'e2e/tutorial.test.ts',
  'e2e/mcp-inspector.test.ts',
  'e2e/cli-reload.test.ts',
  'conformance/conformance.test.ts',
  'fields/misspelt-keys.test.ts',
];

/** Without times of an earlier run, as in a fresh clone, Jest begins with the largest file. */
export default class SlowFirst extends Sequencer {
  sort(tests) {
    const isSlow = ({ path }) => slow.some((name) => path.endsWith(name));
    const ordered = super.sort(tests);
    return [...ordered.filter(isSlow), ...ordered.filter((test) => !isSlow(test))];
  }
}
