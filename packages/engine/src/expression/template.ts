import Handlebars from 'handlebars';
import { diagnose, invalid, valid, type Checked, type Diagnostic, type Text } from '@naftiko/spec';
import { asText, type Value } from '../value/value.js';
import type { Names } from './names.js';
import type { Read, Scope } from './scope.js';

/** A placeholder with a resolved name. */
export interface Placeholder<S = Scope> {
  /** The text between the braces, without `&` and the spaces around it. */
  readonly name: string;
  readonly read: Read<S>;
  /** Written as `{{{name}}}` or `{{&name}}`: the value is inserted unchanged where other values are escaped. */
  readonly verbatim?: true;
}

/**
 * A compiled text: literals and placeholders in order. Evaluating it cannot fail; the effect of a missing value depends
 * on the place of the template.
 */
export interface Template<S = Scope> {
  readonly parts: readonly (string | Placeholder<S>)[];
  /** The only part, when the whole text is one placeholder: its value keeps its type. */
  readonly whole: Placeholder<S> | undefined;
  readonly source: Text;
}

/**
 * Compiles text with `{{ }}` placeholders (and `<< >>`, which some existing documents use instead).
 *
 * Only names and comments (`{{! }}`, which are removed) are supported; sections, partials and `{{this}}` are
 * `template-malformed`. A `{{` without `}}` is literal text, and so is a single brace: in `{"ids":{{ids}}}` only `{{ids}}` is
 * a placeholder. Source: specification 02, section 3.1.
 */
export function compileTemplate<S = Scope>(source: Text, names: Names<S>): Checked<Template<S>> {
  const parts: (string | Placeholder<S>)[] = [];
  const diagnostics: Diagnostic[] = [];
  let faults = 0;
  let end = 0;
  for (const match of source.text.matchAll(tags)) {
    const inside = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    if (match.index > end) parts.push(source.text.slice(end, match.index));
    end = match.index + match[0].length;
    const tag = readTag(inside);
    if (tag.kind === 'comment') continue;
    if (tag.kind === 'malformed') {
      diagnostics.push(diagnose('template-malformed', source.at, { reason: tag.reason }));
      faults += 1;
      continue;
    }
    const read = names.resolve(tag.name, source.at);
    diagnostics.push(...read.diagnostics);
    const verbatim = match[1] !== undefined || inside.startsWith('&');
    // An unknown name is a warning; its placeholder never has a value.
    parts.push({ name: tag.name, read: read.ok ? read.value : () => undefined, ...(verbatim && { verbatim }) });
  }
  if (faults > 0) return invalid(...diagnostics);
  if (end < source.text.length) parts.push(source.text.slice(end));
  const only = parts.length === 1 ? parts[0] : undefined;
  return valid({ parts, whole: typeof only === 'object' ? only : undefined, source }, diagnostics);
}

/** `{{{x}}}` only with three braces on both sides, so that the last brace of a JSON body is not consumed. */
const tags = /(?<!\{)\{\{\{([^{}]*)\}\}\}(?!\})|\{\{([^{}]*)\}\}|<<\s*([A-Za-z_][\w.-]*)\s*>>/g;

type Tag =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'comment' }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Names may contain characters that parameters of real APIs have (`filter[id]`, `$top`, `a*`); Handlebars refuses some. */
const plainName = /^&?\s*((?!this$|\.$)[^\s{}#^/!>=&'"()|~.][^\s{}'"()|~]*)$/;

function readTag(inside: string): Tag {
  const plain = plainName.exec(inside)?.[1];
  if (plain !== undefined && plain !== '$') return { kind: 'name', name: plain };
  let statement: ReturnType<typeof Handlebars.parse>['body'][number] | undefined;
  try {
    statement = Handlebars.parse(`{{${inside}}}`).body[0];
  } catch {
    return { kind: 'malformed', reason: `"{{${inside}}}" is not a name.` };
  }
  if (statement?.type === 'CommentStatement') return { kind: 'comment' };
  if (statement?.type === 'MustacheStatement' && /\s/.test(inside)) return { kind: 'name', name: inside };
  return {
    kind: 'malformed',
    reason: `"{{${inside}}}" is more than a name; use a script step for conditions and loops.`,
  };
}

/** Whether a text has no placeholders at all. */
export const isLiteral = <S>(template: Template<S>): boolean =>
  template.parts.every((part) => typeof part === 'string');

/** The value of a template: typed when it is one placeholder, else text in which a missing value is empty. */
export function valueOf<S>(template: Template<S>, scope: S): Value | undefined {
  if (template.whole !== undefined) return nullToMissing(template.whole.read(scope));
  return textOf(template, scope);
}

/** The text of a template. `write` converts each value to text; a missing value is empty. */
export function textOf<S>(template: Template<S>, scope: S, write: (value: Value) => string = asText): string {
  let text = '';
  for (const part of template.parts) {
    if (typeof part === 'string') text += part;
    else {
      const value = nullToMissing(part.read(scope));
      if (value !== undefined) text += write(value);
    }
  }
  return text;
}

/** The names without a value in a scope. */
export const listMissing = <S>(template: Template<S>, scope: S): readonly string[] =>
  template.parts.flatMap((part) =>
    typeof part === 'string' || nullToMissing(part.read(scope)) !== undefined ? [] : [part.name],
  );

/** Null in a value of a caller or a step means that the value is missing (specification 02, section 4). */
export const nullToMissing = (value: Value | undefined): Value | undefined => (value === null ? undefined : value);
