import { diagnose, isError, type Checked, type Diagnostic, type HttpConsume, type Origin } from '@naftiko/spec';
import { asText, nullToMissing, type ConsumeKit, type ConsumeScope, type Read } from '@naftiko/engine';
import { faultOf, describeParts, fill, parseAddress, type BaseAddress, type Part } from './base-address.js';

/** A planned base URI. */
export interface BaseUri {
  readonly diagnostics: readonly Diagnostic[];
  /** Set when no request can be sent there. */
  readonly broken: Diagnostic | undefined;
  /** Fails when a value given at start is not allowed in a base URI. */
  resolve(variables: ReadonlyMap<string, string>): Checked<BaseAddress>;
}

/**
 * Plans `baseUri`. Its placeholders are environment variables and settings of the operator, never values of a caller:
 * otherwise a caller could choose the host that receives the credentials. Source: specification 02, section 7; 06,
 * section 4.7, U1 to U6.
 */
export function planBaseUri(block: HttpConsume, kit: ConsumeKit): BaseUri {
  const { at } = block.baseUri;
  const text = block.baseUri.text.trim();
  const settings: string[] = [];
  const noted: Diagnostic[] = [];
  const parts = split(text).map((part): Part => {
    if (typeof part === 'string') return part;
    const known = settings.length;
    const compiled = compilePlaceholder(part, at, kit, settings);
    noted.push(...compiled.diagnostics);
    return { name: part.name, read: compiled.read, isSetting: settings.length > known };
  });

  const found = [...noted, ...inspect(text, block, settings)];
  // Faults of the declared address are only warnings when the operator replaces it.
  const diagnostics = kit.replacesBaseUri
    ? found.map((diagnostic) => (isError(diagnostic) ? { ...diagnostic, severity: 'warning' as const } : diagnostic))
    : found;
  const replacement = kit.baseUri(block.namespace.text, at, isComplete(text));
  return {
    diagnostics,
    broken: diagnostics.find(isError),
    resolve(variables) {
      const scope: ConsumeScope = { slots: [], variables };
      const given = nullToMissing(replacement(scope));
      if (given !== undefined) {
        return parseAddress(asText(given), `--base-uri ${block.namespace.text}`, asText(given), at);
      }
      const filled = fill(parts, scope, at);
      return filled.ok ? parseAddress(filled.value, text, describeParts(parts, scope), at) : filled;
    },
  };
}

interface UnresolvedPlaceholder {
  readonly name: string;
  readonly form: 'setting' | 'template' | 'environment';
}

const placeholders = /\$\{([^{}]+)\}|\{\{([^{}]+)\}\}|\{([^{}]+)\}/g;

function split(text: string): readonly (string | UnresolvedPlaceholder)[] {
  const parts: (string | UnresolvedPlaceholder)[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholders)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[1] !== undefined) parts.push({ name: match[1].trim(), form: 'environment' });
    else if (match[2] !== undefined) parts.push({ name: match[2].trim(), form: 'template' });
    else parts.push({ name: match[3] ?? '', form: 'setting' });
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function compilePlaceholder(
  placeholder: UnresolvedPlaceholder,
  at: Origin,
  kit: ConsumeKit,
  settings: string[],
): { readonly read: Read<ConsumeScope>; readonly diagnostics: readonly Diagnostic[] } {
  const text = placeholder.form === 'environment' ? `{{env.${placeholder.name}}}` : `{{${placeholder.name}}}`;
  const compiled = kit.template(
    { text, at },
    {
      readDeclared(name) {
        // In the relaxed dialect an upper-case name in two braces is an environment variable; in one brace it is a
        // setting.
        if (placeholder.form === 'environment') return undefined;
        if (placeholder.form === 'template' && !kit.conformant && /^[A-Z][A-Z0-9_]*$/.test(name)) return undefined;
        settings.push(name);
        return kit.setting(name, at);
      },
    },
  );
  const resolved = compiled.ok ? compiled.value.whole : undefined;
  return { read: resolved?.read ?? (() => undefined), diagnostics: compiled.diagnostics };
}

/** Whether a text can be a complete address, so that the operator need not supply one; placeholders are not checked. */
const isComplete = (text: string): boolean => /^(?:[a-z][\w+.-]*:)?\/\/|^\$?\{/i.test(text);

function inspect(text: string, block: HttpConsume, settings: readonly string[]): readonly Diagnostic[] {
  const { at } = block.baseUri;
  const namespace = block.namespace.text;
  if (text === '') return [diagnose('base-uri-empty', at, { namespace })];

  const diagnostics: Diagnostic[] = [];
  const scheme = /^([A-Za-z][\w+.-]*):\/\//.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined && !/^\$?\{/.test(text)) {
    diagnostics.push(diagnose('base-uri-no-scheme', at, { baseUri: text, namespace }));
  } else if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    diagnostics.push(diagnose('base-uri-not-http', at, { baseUri: text }));
  } else if (scheme !== undefined) {
    const reason = faultOf(text.replaceAll(placeholders, '1'));
    if (reason !== undefined) diagnostics.push(diagnose('base-uri-malformed', at, { baseUri: text, reason }));
  }
  if (settings.length > 0) diagnostics.push(diagnose('base-uri-variable', at, { names: [...new Set(settings)] }));
  if (/\bexample\.(?:com|net|org)\b|\byour-/i.test(text)) {
    diagnostics.push(diagnose('base-uri-placeholder-host', at, { baseUri: text, namespace }));
  }
  if (text.endsWith('/')) diagnostics.push(diagnose('base-uri-trailing-slash', at, {}));
  return diagnostics;
}
