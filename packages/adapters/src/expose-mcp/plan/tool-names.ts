import { diagnose, type Diagnostic, type McpTool } from '@naftiko/spec';

/** A tool and its name. */
export interface NamedTool {
  readonly tool: McpTool;
  /** The name in the document. */
  readonly name: string;
  /** The listed name, which is unique and has only characters that MCP clients accept. */
  readonly listed: string;
}

/**
 * Names every tool; of several with the same name the later ones are `name-2`, `name-3`. Source: specification 04, a.5.
 */
export function nameTools(tools: readonly McpTool[], report: (diagnostic: Diagnostic) => void): readonly NamedTool[] {
  const taken = new Set<string>();
  const nextCounts = new Map<string, number>();
  return tools.map((tool) => {
    const name = nameOf(tool);
    const clean = name.replaceAll(/[^A-Za-z0-9_.-]+/g, '_').slice(0, maxNameLength);
    const at = tool.name?.at ?? tool.at;
    if (name.length > modelLimit) report(diagnose('tool-name-long', at, { name }));
    if (clean !== name) report(diagnose('tool-name-characters', tool.at, { name }));
    let listed = clean;
    let count = nextCounts.get(clean) ?? 2;
    for (; taken.has(listed); count += 1) listed = `${clean}-${count}`;
    nextCounts.set(clean, count);
    if (listed !== clean) report(diagnose('tool-name-duplicate', tool.at, { name, renamed: listed }));
    taken.add(listed);
    return { tool, name, listed };
  });
}

/** The maximum length of a function name in common model APIs. */
const modelLimit = 64;

/** Source: MCP 2025-11-25, "Tool Names". */
const maxNameLength = 128;

/** The name of a tool; a tool without a name has the name of its function. */
function nameOf({ name, action }: McpTool): string {
  if (name !== undefined) return name.text;
  return action.kind === 'ref' ? action.ref.text.slice(action.ref.text.lastIndexOf('.') + 1) : 'tool';
}
