import { entry, listNames } from './entry.js';

/** The text and its outermost structure. */
export const document = {
  'yaml-syntax': entry<{ reason: string; remedy?: string }>({
    summary: 'the text is not valid YAML',
    severity: 'error',
    message: ({ reason }) => `The text is not valid YAML: ${reason}`,
    hint: ({ remedy }) => `${remedy === undefined ? '' : `${remedy} `}Nothing after this place could be read.`,
  }),
  'document-empty': entry<object>({
    summary: 'the document is empty',
    severity: 'error',
    message: () => 'The document is empty.',
    hint: () => 'A capability document starts with the line "naftiko: 1.0.0-alpha2".',
  }),
  'several-documents': entry<{ count: number }>({
    summary: 'a file contains several YAML documents',
    severity: 'error',
    message: ({ count }) => `The file contains ${count} YAML documents; a capability document is exactly one.`,
    hint: () => 'Put each document into a file of its own; "---" starts a new one.',
  }),
  'document-too-costly': entry<{ limitMs: number }>({
    summary: 'examining a document takes too long or too much memory',
    severity: 'error',
    message: ({ limitMs }) => `Examining the document takes more than the limit of ${limitMs} ms, or too much memory.`,
  }),
  'document-too-large': entry<{ limit: number; unit: string }>({
    summary: 'a document is larger than the limits of reading',
    severity: 'error',
    message: ({ limit, unit }) => `The document is larger than ${limit} ${unit} once its aliases are followed.`,
    hint: () => 'Aliases that refer to each other multiply; write the repeated parts out, or remove them.',
  }),
  'not-naftiko': entry<{ found: readonly string[]; looksLike: string | undefined }>({
    summary: 'the file is not a Naftiko document',
    severity: 'error',
    message: ({ looksLike }) =>
      looksLike === undefined
        ? 'This is not a Naftiko document: the root has no string under the key "naftiko".'
        : `This looks like ${looksLike}, which this runtime does not read.`,
    hint: ({ found, looksLike }) =>
      looksLike === undefined
        ? (listNames('Top-level keys found', found) ??
          'The root must be a mapping that starts with "naftiko: 1.0.0-alpha2".')
        : 'Rewrite it as "naftiko: 1.0.0-alpha2", or run it with the release that it was written for.',
  }),
  'version-other': entry<{ version: string }>({
    summary: 'a document of another 1.0.0 version is read as 1.0.0-alpha2',
    severity: 'warning',
    message: ({ version }) => `The version is "${version}"; it is read as 1.0.0-alpha2.`,
    hint: () => 'Write "naftiko: 1.0.0-alpha2" once the document has been checked.',
  }),
  'version-later-shape': entry<{ version: string; shapes: readonly string[] }>({
    summary: 'a document has the form of a later version',
    severity: 'error',
    message: ({ version, shapes }) =>
      `Version "${version}" of the format is not supported: ${shapes.map((key) => `"${key}"`).join(', ')} ${shapes.length === 1 ? 'has' : 'have'} the form of later versions.`,
    hint: () =>
      'This runtime reads 1.0.0-alpha2: the root key is "naftiko", lists hold entries with a "name", and "display" is "label", "flows" is "functions", "target" is "targetName".',
  }),
  'list-as-map': entry<{ key: string; first: string | undefined }>({
    summary: 'a list is written as a mapping',
    severity: 'error',
    message: ({ key }) => `"${key}" is a mapping; it takes a list.`,
    hint: ({ first }) =>
      `The form with names as keys belongs to versions 1.0.0-alpha3 and later. Begin each entry with "- ${first === undefined ? '' : `name: ${first}`}".`,
  }),
  'list-as-text': entry<{ key: string }>({
    summary: 'a list is written as a string',
    severity: 'error',
    message: ({ key }) => `"${key}" is a string; it takes a list.`,
    hint: ({ key }) => `Begin each entry with "- ", below "${key}".`,
  }),
  'list-entry-text': entry<{ key: string }>({
    summary: 'an entry of a list is a string instead of a mapping',
    severity: 'error',
    message: ({ key }) => `An entry of "${key}" is a string and is not read; it takes a mapping.`,
    hint: () => 'Begin each entry with "- " and a field, as in "- name: …".',
  }),
  'skill-groups': entry<object>({
    summary: '"groups" of a skill adapter belongs to later versions',
    severity: 'error',
    message: () => '"groups" is not a field of a skill adapter in this version and is not read.',
    hint: () => 'List the skills under "skills", each with a "name" and its "tools".',
  }),
  'version-unsupported': entry<{ version: string; differences: string }>({
    summary: 'the version of the format is not supported',
    severity: 'error',
    message: ({ version }) => `Version "${version}" of the format is not supported.`,
    hint: ({ differences }) => `This runtime reads 1.0.0-alpha2. ${differences}`,
  }),
  'no-capability': entry<{ found: readonly string[] }>({
    summary: 'the document has no "capability"',
    severity: 'error',
    message: () => 'The document has no "capability".',
    hint: ({ found }) => listNames('Top-level keys found', found),
  }),
  'no-exposes': entry<object>({
    summary: 'the capability exposes nothing',
    severity: 'error',
    message: () => 'The capability exposes nothing, so there is nothing to run.',
    hint: () => 'Add an entry of type rest or mcp under "exposes"; a shared consumes document is only imported.',
  }),
  'truncated-copy': entry<{ fullSource: string | undefined }>({
    summary: 'the file is a truncated copy',
    severity: 'error',
    message: () => 'This copy is truncated: a marker states that the rest of the document is missing.',
    hint: ({ fullSource }) =>
      fullSource === undefined ? 'Get the complete file.' : `The complete file is at ${fullSource}`,
  }),
  'unknown-section': entry<{ key: string }>({
    summary: 'a section is not part of the format',
    severity: 'error',
    message: ({ key }) => `The section "${key}" is not part of the format and is ignored.`,
    hint: () => 'Tools belong under capability.exposes, upstream APIs under capability.consumes.',
  }),
  'import-unresolvable': entry<{ reason: string }>({
    summary: 'an import cannot be resolved',
    severity: 'error',
    message: ({ reason }) => `The import cannot be resolved: ${reason}`,
    hint: () =>
      'Imports name a file (a path or a "file:" URI; in a document that the published schema accepts also an "https:" address) and a namespace in its root "consumes".',
  }),
  'namespace-duplicate': entry<{ namespace: string }>({
    summary: 'a namespace is used by two kinds of blocks',
    severity: 'warning',
    message: ({ namespace }) => `The namespace "${namespace}" is used more than once.`,
    hint: () => 'Namespaces are shared by consumes, exposes and binds; give each entry its own.',
  }),
  'bind-duplicate': entry<{ name: string; namespaces: readonly string[] }>({
    summary: 'two binds declare the same variable',
    severity: 'error',
    message: ({ name }) => `The variable "${name}" is bound more than once, so "{{${name}}}" is ambiguous.`,
    hint: ({ name, namespaces }) => `Write ${namespaces.map((space) => `{{${space}.${name}}}`).join(' or ')}.`,
  }),
  'bind-empty': entry<{ namespace: string }>({
    summary: 'a bind names no keys',
    severity: 'error',
    message: ({ namespace }) => `The bind "${namespace}" names no keys.`,
  }),
  'bind-unused': entry<{ name: string }>({
    summary: 'a bound variable is not used',
    severity: 'info',
    message: ({ name }) => `The variable "${name}" is bound but never used.`,
  }),
  'env-not-bound': entry<{ name: string; similar: string | undefined }>({
    summary: 'a variable is read from the environment without a bind',
    severity: 'info',
    message: ({ name }) => `"${name}" is read from the environment, but no bind declares it.`,
    hint: ({ similar }) => (similar === undefined ? undefined : `Did you mean "${similar}"?`),
  }),
} as const;
