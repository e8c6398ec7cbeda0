import { formatDecoderContract } from '../../../engine/src/ports/format-decoder.contract.js';
import { yaml } from './yaml.js';

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`,
  ),
].join('\n');

formatDecoderContract({
  decoder: yaml,
  reads: [
    {
      says: 'scalars by the rules of YAML 1.2',
      body: 'version: 2\nnothing: ~\nday: 2031-05-06\nlist: [a, 2]\nyes: no\nmode: 017\nhex: 0x1F\n1: one',
      value: { version: 2, nothing: null, day: '2031-05-06', list: ['a', 2], yes: 'no', mode: 17, hex: 31, '1': 'one' },
    },
    {
      says: 'aliases and merges',
      body: 'a: &x {k: 1}\nb: *x\nc: {<<: *x, l: 2}',
      value: { a: { k: 1 }, b: { k: 1 }, c: { k: 1, l: 2 } },
    },
    { says: 'the first document', body: 'a: 1\n---\nb: 2', value: { a: 1 } },
    { says: 'any root', body: '- 1\n- 2', value: [1, 2] },
    { says: 'an empty body as null', body: '', value: null },
    { says: 'a comment alone as null', body: '# nothing', value: null },
    { says: 'the last of duplicate keys', body: 'a: 1\na: 2', value: { a: 2 } },
  ],
  refuses: [
    { says: 'what is no YAML', body: 'a: [1' },
    { says: 'an alias of nothing', body: 'a: *x' },
    { says: 'aliases that multiply', body: bomb },
  ],
});
