import { controlExposesOf, type Document, type ScriptingGovernance } from '@naftiko/spec';
import type { EnginePlugins } from '../ports/plugins.js';

/** What applies to all script steps of a document. */
export interface Scripting {
  /**
   * The `scripting` block of the control adapter; `undefined`: the document has none. Where it has one, an operator can
   * set missing values while the document is served.
   */
  readonly governance: ScriptingGovernance | undefined;
  /** The languages that have a runner. */
  readonly languages: readonly string[];
  /** The reasons why other languages cannot run, where known. */
  readonly absent: ReadonlyMap<string, string>;
}

/** The block of the first control adapter that has one applies to every script step of the document. */
export const findGovernance = (document: Document): ScriptingGovernance | undefined =>
  controlExposesOf(document).flatMap(({ management }) => management.scripting ?? [])[0];

export const scriptingOf = (document: Document, { scripts, absentLanguages = [] }: EnginePlugins): Scripting => ({
  governance: findGovernance(document),
  languages: scripts.map(({ language }) => language),
  absent: new Map([...knownAbsent, ...absentLanguages.map(({ language, reason }) => [language, reason] as const)]),
});

/** Default reasons for languages that documents name and for which no runner is loaded. */
const knownAbsent: ReadonlyMap<string, string> = new Map([
  ['python', 'which this runtime does not provide (install the optional Python support)'],
  ['groovy', 'which is not available on Node.js; rewrite the script in JavaScript'],
]);
