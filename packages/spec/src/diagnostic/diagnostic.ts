import { catalogue } from './catalogue.js';
import type { rules } from './catalogue/rules.js';
import type { Origin } from './origin.js';
import type { Severity } from './severity.js';

/** Every code a diagnostic may carry: the keys of the catalogue. */
export type DiagnosticCode = keyof typeof catalogue;

/** Every code of a rule: advice about documents that run. */
export type RuleCode = keyof typeof rules;

/** A code of a plug-in: its own name, a slash, and a word. It never collides with the catalogue. */
export type PluginCode = `${string}/${string}`;

/** The details that the message of this code is built from. */
export type DetailsOf<Code extends DiagnosticCode> = Parameters<(typeof catalogue)[Code]['message']>[0];

/** Another place that a diagnostic refers to, such as an earlier declaration of the same name. */
export interface Related {
  readonly message: string;
  readonly at: Origin;
}

/** A finding for the author of a document, at the smallest value concerned. */
export interface Diagnostic {
  readonly code: DiagnosticCode | PluginCode;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Origin;
  readonly hint?: string;
  /** The text that was most likely meant at the place of the finding, where there is one candidate. */
  readonly meant?: string;
  readonly related?: readonly Related[];
}

interface Options {
  readonly severity?: Severity;
  readonly related?: readonly Related[];
}

/** Builds a diagnostic from the catalogue; `options.severity` replaces the catalogue's. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  at: Origin,
  details: DetailsOf<Code>,
  options: Options = {},
): Diagnostic {
  // The catalogue pairs each code with the details its functions take; TypeScript cannot follow the pairing.
  const entry = catalogue[code] as unknown as {
    readonly severity: Severity;
    message(details: DetailsOf<Code>): string;
    hint?(details: DetailsOf<Code>): string | undefined;
    meant?(details: DetailsOf<Code>): string | undefined;
  };
  const hint = entry.hint?.(details);
  const meant = entry.meant?.(details);
  return {
    code,
    severity: options.severity ?? entry.severity,
    message: entry.message(details),
    at,
    ...(hint === undefined ? {} : { hint }),
    ...(meant === undefined ? {} : { meant }),
    ...(options.related === undefined ? {} : { related: options.related }),
  };
}

/** The message of a diagnostic of a plug-in. */
export interface PluginFinding {
  readonly message: string;
  /** How to correct it. */
  readonly hint?: string;
  /** `error` by default. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
}

/** Builds a diagnostic of a plug-in: `diagnosePlugin('kafka/topic-missing', at, { message: … })`. */
export const diagnosePlugin = (
  code: PluginCode,
  at: Origin,
  { severity = 'error', ...finding }: PluginFinding,
): Diagnostic => ({ code, severity, at, ...finding });

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';
