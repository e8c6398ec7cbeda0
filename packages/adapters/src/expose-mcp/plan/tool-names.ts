import { diagnose, type Diagnostic, type McpTool } from '@naftiko/spec';

/** A tool and its name. */
export interface NamedTool {
  readonly tool: McpTool;
  /** The name before cleaning: the tool's own, else that of its function. */
  readonly name: string;
  /** The listed name, which is unique, has only characters that MCP allows, and at most 128 of them. */
  readonly listed: string;
}

/**
 * Names every tool; of several whose cleaned names are equal, the later ones are `name-2`, `name-3`. Source:
 * specification 06, C10.
 */
export function nameTools(tools: readonly McpTool[], report: (diagnostic: Diagnostic) => void): readonly NamedTool[] {
  const taken = new Set<string>();
  const nextCounts = new Map<string, number>();
  return tools.map((tool) => {
    const name = nameOf(tool);
    const allowed = name.replaceAll(/[^A-Za-z0-9_.-]+/g, '_');
    const clean = allowed.slice(0, maxMcpNameLength);
    if (allowed.length > maxModelNameLength) {
      const limit = clean === allowed ? undefined : maxMcpNameLength;
      report(diagnose('tool-name-long', tool.name?.at ?? tool.at, { name: allowed, limit }));
    }
    if (allowed !== name) report(diagnose('tool-name-characters', tool.at, { name }));
    let listed = clean;
    let count = nextCounts.get(clean) ?? 2;
    for (; taken.has(listed); count += 1) listed = appendCount(clean, count);
    nextCounts.set(clean, count);
    if (listed !== clean) report(diagnose('tool-name-duplicate', tool.at, { name: clean, renamed: listed }));
    taken.add(listed);
    return { tool, name, listed };
  });
}

/** The maximum length of a function name in common model APIs. */
const maxModelNameLength = 64;

/** Source: MCP 2025-11-25, "Tool Names". */
const maxMcpNameLength = 128;

/** The name of a tool; a tool without a name has the name of its function. */
function nameOf({ name, action }: McpTool): string {
  if (name !== undefined) return name.text;
  // The parser omits a tool that has neither a name nor a `ref`.
  const ref = action.kind === 'ref' ? action.ref.text : '';
  return ref.slice(ref.lastIndexOf('.') + 1);
}

/** The name with a number; the end of a long name makes room for it. */
function appendCount(name: string, count: number): string {
  const suffix = `-${count}`;
  return `${name.slice(0, maxMcpNameLength - suffix.length)}${suffix}`;
}
