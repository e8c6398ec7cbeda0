import { entry, listNames, shortenList, suggestNames } from './entry.js';

/** The tool of a skill that a finding is about, with the name of the skill. */
export interface ToolOfSkill {
  readonly tool: string;
  readonly skill: string;
}

/** Skills, their tools and their files. */
export const skills = {
  'skill-duplicate': entry<{ skill: string }>({
    summary: 'two skills have the same name',
    severity: 'error',
    message: ({ skill }) => `Another skill is already called "${skill}"; this one is omitted.`,
  }),
  'skill-tool-duplicate': entry<ToolOfSkill>({
    summary: 'two tools of a skill have the same name',
    severity: 'error',
    message: ({ tool, skill }) => `The skill "${skill}" already has a tool "${tool}"; this one is omitted.`,
  }),
  'skill-tool-ambiguous': entry<ToolOfSkill & { both: boolean }>({
    summary: 'a tool of a skill has both or neither of "from" and "instruction"',
    severity: 'error',
    message: ({ tool, skill, both }) =>
      `The tool "${tool}" of the skill "${skill}" has ${both ? 'both "from" and "instruction"' : 'neither "from" nor "instruction"'}.`,
    hint: () => 'Write exactly one of them.',
  }),
  'skill-tool-unresolved': entry<
    ToolOfSkill & {
      namespace: string;
      /** `undefined`: no adapter has the namespace. */
      action: string | undefined;
      similar: string | undefined;
      known: readonly string[];
    }
  >({
    summary: 'a tool of a skill refers to nothing that is served',
    severity: 'error',
    message: ({ tool, skill, namespace, action, known }) =>
      action === undefined
        ? `The tool "${tool}" of the skill "${skill}" comes from "${namespace}", which is not a rest or mcp adapter here (${shortenList(known) || 'there is none'}).`
        : `The tool "${tool}" of the skill "${skill}" refers to "${action}", which "${namespace}" does not serve.`,
    hint: ({ similar, action, known }) =>
      suggestNames(similar, action === undefined ? 'Adapters' : 'Known operations and tools', known),
  }),
  'skill-tool-unavailable': entry<ToolOfSkill & { namespace: string; action: string }>({
    summary: 'a tool of a skill refers to something that cannot be served',
    severity: 'warning',
    message: ({ tool, skill, namespace, action }) =>
      `The tool "${tool}" of the skill "${skill}" is omitted, because "${action}" of "${namespace}" cannot be served.`,
  }),
  'skill-location-missing': entry<ToolOfSkill>({
    summary: 'an instruction has no directory',
    severity: 'error',
    message: ({ tool, skill }) =>
      `The tool "${tool}" is an instruction, but its skill "${skill}" has no location that contains the file.`,
    hint: () => 'Add "location: file:///…" to the skill, the directory with its files.',
  }),
  'skill-instruction-unsafe': entry<ToolOfSkill & { instruction: string }>({
    summary: 'an instruction leads out of the directory of its skill',
    severity: 'error',
    message: ({ tool, skill, instruction }) =>
      `The instruction "${instruction}" of the tool "${tool}" is not a path below the location of the skill "${skill}".`,
  }),
  'skill-instruction-unavailable': entry<ToolOfSkill & { instruction: string }>({
    summary: 'the file of an instruction does not exist',
    severity: 'warning',
    message: ({ tool, skill, instruction }) =>
      `The instruction of the tool "${tool}", ${instruction}, is not among the files of the skill "${skill}".`,
  }),
  'skill-location-unavailable': entry<{ location: string; reason?: string; remedy?: string | undefined }>({
    summary: 'the directory of a skill is not available',
    severity: 'warning',
    message: ({ location, reason = 'it does not exist' }) =>
      `The directory of the skill, ${location}, has no files here: ${reason}.`,
    hint: ({ remedy }) => remedy,
  }),
  'skill-file-unreadable': entry<{ skill: string; reason: string }>({
    summary: 'the front matter of SKILL.md cannot be read',
    severity: 'warning',
    message: ({ skill, reason }) => `The front matter of SKILL.md of the skill "${skill}" cannot be read: ${reason}`,
    hint: () => 'The document takes precedence; clients that read only the files do not find the skill.',
  }),
  'skill-name-not-portable': entry<{ skill: string }>({
    summary: 'agents refuse the name of a skill',
    severity: 'info',
    message: ({ skill }) => `The skill "${skill}" is not offered over MCP: agents refuse such a name.`,
    hint: () => 'Use lower-case letters, digits and single hyphens, at most 64 characters.',
  }),
  'skill-file-name-invalid': entry<{ name: string; reasons: readonly string[] }>({
    summary: 'SKILL.md has a name that is not valid for a skill',
    severity: 'warning',
    message: ({ name, reasons }) => `SKILL.md calls its skill "${name}", which ${reasons.join(' and ')}.`,
    hint: () =>
      'Use lower-case letters, digits and single hyphens, at most 64 characters, equal to the name of the directory.',
  }),
  'skill-file-differs': entry<{ field: string; declared: string; written: string | undefined }>({
    summary: 'SKILL.md and the document differ',
    severity: 'warning',
    message: ({ field, written }) =>
      written === undefined
        ? `SKILL.md has no ${field}; the document has one.`
        : `The ${field} in SKILL.md differs from that in the document: "${written}".`,
    hint: ({ field, declared }) => listNames(`The ${field} that is served`, [declared]),
  }),
} as const;
