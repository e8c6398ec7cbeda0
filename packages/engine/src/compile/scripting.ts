import { controlExposesOf, type Document, type ScriptingGovernance } from '@naftiko/spec';
import type { EnginePlugins } from '../ports/plugins.js';

/** What is known of scripts for the whole document. */
export interface Scripting {
  /**
   * The `scripting` block of the control adapter; `undefined`: there is none. With one, an operator can set missing
   * values while the document is served.
   */
  readonly governance: ScriptingGovernance | undefined;
  /** The languages that can run. */
  readonly languages: readonly string[];
  /** Why another language cannot run, where it is known. */
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

/** The reasons for languages that documents may name and that have no runner here. */
const knownAbsent: ReadonlyMap<string, string> = new Map([
  ['python', 'which this runtime does not provide (install the optional Python support)'],
  ['groovy', 'which is not available on Node.js; rewrite the script in JavaScript'],
]);
