import type { Answers } from '../answers.js';
import type { Template } from '../template.js';

/** A tool, and a skill that tells agents when and how to use it. */
export const skills: Template = {
  purpose: 'a tool, and a skill that tells agents when and how to use it',
  call: ['list-items', '--arg', 'query=blue'],
  resources: `        - name: items
          path: /items
          operations:
            - name: list-items
              method: GET
              inputParameters:
                - name: query
                  in: query
`,
  writeExposes: (answers) => `  exposes:
    - type: mcp
      namespace: ${answers.slug}-mcp
      port: ${answers.port}
      description: Items of one API. Use list-items.
      tools:
        - name: list-items
          description: Lists the items whose name contains a word, with the identifier of each.
          hints:
            readOnly: true
          inputParameters:
            - name: query
              type: string
              description: A word of the name, for instance "blue".
          call: api.list-items

    - type: skill
      namespace: ${answers.slug}-skills
      port: ${answers.port + 1}
      description: Skills for the tools of ${answers.slug}-mcp.
      skills:
        - name: ${skillOf(answers)}
          description: Finds items by a word of their name. Use it when a user asks for an item and does not know its identifier.
          allowed-tools: list-items
          # The directory of SKILL.md and of other files that agents may read.
          location: file:///./${skillOf(answers)}
          tools:
            - name: list-items
              description: Lists the items whose name contains a word.
              from:
                sourceNamespace: ${answers.slug}-mcp
                action: list-items
`,
  files: (answers) => ({
    [`${skillOf(answers)}/SKILL.md`]: `---
name: ${skillOf(answers)}
description: Finds items by a word of their name. Use it when a user asks for an item and does not know its identifier.
allowed-tools: list-items
---

# Find items

1. Take the most specific word of what the user describes.
2. Call \`list-items\` with it as \`query\`.
3. If several items match, show their names and ask which one is meant. If none matches, try a more general word.
`,
  }),
};

const skillOf = ({ slug }: Answers): string => `${slug}-skill`;
