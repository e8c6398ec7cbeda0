import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceNode } from '../source/source-node.js';

/** The name in a `{{NAME}}` without quotes, which YAML reads as a mapping whose one key is a mapping. */
export function findUnquotedTemplate(node: SourceNode): string | undefined {
  if (node.kind !== 'map' || node.entries.size !== 1) return undefined;
  const [entry] = node.entries.values();
  if (entry === undefined || entry.value.kind !== 'scalar' || entry.value.value !== null) return undefined;
  // The library writes the inner mapping as JSON; within triple braces that mapping contains another one.
  const written = /^\{([^:]*):\s*null/.exec(entry.key.text)?.[1]?.replace(/^"\{/, '');
  const name = written?.replaceAll(/^[\s"\\]+|(?<![\s"\\])[\s"\\]+$/g, '');
  return name === '' || name === undefined || /[{}"\\,]/.test(name) ? undefined : name;
}

/** Every template of a document that has no quotes. */
export function reportUnquotedTemplates(node: SourceNode): readonly Diagnostic[] {
  const name = findUnquotedTemplate(node);
  if (name !== undefined) return [diagnose('template-unquoted', node.at, { name })];
  if (node.kind === 'list') return node.items.flatMap(reportUnquotedTemplates);
  return node.kind === 'map' ? [...node.entries.values()].flatMap(({ value }) => reportUnquotedTemplates(value)) : [];
}
