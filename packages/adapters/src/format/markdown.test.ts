import { formatDecoderTests } from '../../../../test/support/contract-tests.js';
import { markdown } from './markdown.js';

const nothing = { frontMatter: {}, tables: [], sections: [] };

formatDecoderTests({
  decoder: markdown,
  reads: [
    {
      says: 'front matter, tables and sections',
      body: `---
issue: 4
---
# Today
Wind **strong**,
second line.

| Hour | Level |
|------|-------|
| 06   | 1.2 m |
`,
      value: {
        frontMatter: { issue: 4 },
        tables: [[{ Hour: '06', Level: '1.2 m' }]],
        sections: [{ heading: 'Today', level: 1, content: 'Wind strong, second line.' }],
      },
    },
    {
      says: 'sections up to the next heading of any level, and nothing before the first',
      body: 'intro\n\nA *b*\n===\none\n\ntwo\n## C\n',
      value: {
        ...nothing,
        sections: [
          { heading: 'A b', level: 1, content: 'one\n\ntwo'.replace('\n\n', '\n') },
          { heading: 'C', level: 2, content: '' },
        ],
      },
    },
    {
      says: 'the text of everything under a heading',
      body: '# H\n[link](x) ![alt](y) `code` &amp; a\\\nb\n\n- one\n- two\n  - three\n\n> quoted\n\n```\nx = 1\n```\n\n<div>raw</div>\n\n---\n',
      value: {
        ...nothing,
        sections: [{ heading: 'H', level: 1, content: 'link alt code & a\nb\none\ntwo\nthree\nquoted\nx = 1\nraw' }],
      },
    },
    {
      says: 'short and long rows',
      body: '| A | B |\n|---|---|\n| *1* |\n| 1 | 2 | 3 |\n',
      value: {
        ...nothing,
        tables: [
          [
            { A: '1', B: '' },
            { A: '1', B: '2' },
          ],
        ],
      },
    },
    {
      says: 'the sections whose heading begins with the schema',
      schema: 'Res',
      body: '---\na: 1\n---\n# Results\n1\n## Result two\n2\n## Other\n3',
      value: {
        ...nothing,
        frontMatter: { a: 1 },
        sections: [
          { heading: 'Results', level: 1, content: '1' },
          { heading: 'Result two', level: 2, content: '2' },
        ],
      },
    },
    {
      says: 'the sections of a level',
      schema: '## Res',
      body: '# Results\n1\n## Result two\n2\n### Res\n3',
      value: { ...nothing, sections: [{ heading: 'Result two', level: 2, content: '2' }] },
    },
    { says: 'empty front matter', body: '---\n---\n', value: nothing },
    { says: 'a rule that opens no front matter', body: '---\na: 1\n', value: nothing },
    { says: 'an empty body', body: '', value: nothing },
  ],
  refuses: [
    { says: 'front matter that is not YAML', body: '---\na: [1\n---\n' },
    { says: 'front matter that is not a mapping', body: '---\n- 1\n---\n' },
  ],
});
