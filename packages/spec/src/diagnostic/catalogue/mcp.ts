import { entry } from './entry.js';

/** Tools, resources and prompts as an MCP server lists them. */
export const mcp = {
  'tool-name-long': entry<{ name: string; limit?: number | undefined }>({
    summary: 'a tool name has more than 64 characters',
    severity: 'warning',
    message: ({ name, limit }) =>
      limit === undefined
        ? `The tool name "${name}" has ${name.length} characters; many model APIs accept 64.`
        : `The tool name "${name}" has ${name.length} characters; the protocol allows ${limit}, and the name is cut.`,
    hint: () => 'Hosts that add a prefix accept even fewer.',
  }),
  'resource-uri-duplicate': entry<{ uri: string }>({
    summary: 'two resources have the same URI',
    severity: 'warning',
    message: ({ uri }) => `Another resource already has the URI "${uri}"; this one can never be read.`,
  }),
  'resource-uri-placeholder': entry<{ uri: string }>({
    summary: 'braces of a URI are not a placeholder',
    severity: 'warning',
    message: ({ uri }) => `The URI "${uri}" has braces that are not a placeholder; they are taken literally.`,
    hint: () => 'A placeholder is a name of letters, digits, "_" and "-": {name}.',
  }),
  'resource-input-unreachable': entry<{ names: readonly string[] }>({
    summary: 'a resource needs an input that its URI does not contain',
    severity: 'error',
    message: ({ names }) =>
      `The resource needs ${names.map((name) => `"${name}"`).join(', ')}, which its URI does not contain.`,
    hint: ({ names }) => `Write {${names[0] ?? 'name'}} into the URI, or set a value in "with".`,
  }),
  'resource-location-unavailable': entry<{ location: string; reason?: string; remedy?: string | undefined }>({
    summary: 'the directory of a resource is not available',
    severity: 'warning',
    message: ({ location, reason = 'it does not exist' }) =>
      `The directory of the resource, ${location}, has no files here: ${reason}.`,
    hint: ({ remedy }) => remedy,
  }),
  'prompt-name-duplicate': entry<{ name: string }>({
    summary: 'two prompts have the same name',
    severity: 'warning',
    message: ({ name }) => `Another prompt is already called "${name}"; this one is omitted.`,
  }),
  'prompt-file-unavailable': entry<{ name: string; location: string; reason?: string; remedy?: string | undefined }>({
    summary: 'the file of a prompt cannot be read',
    severity: 'error',
    message: ({ name, location, reason = 'it is not the location of a file' }) =>
      `The file of the prompt "${name}", ${location}, cannot be read: ${reason}.`,
    hint: ({ remedy }) =>
      remedy ?? 'Relative locations start at the directory of the document: file:///./prompts/brief.md',
  }),
} as const;
