import type { Origin, Text } from '../diagnostic/origin.js';
import type { ContentEntry } from './content.js';

export type Step = CallStep | LookupStep | ScriptStep;

interface StepBase {
  readonly name: Text;
  readonly at: Origin;
}

export interface CallStep extends StepBase {
  readonly type: 'call';
  readonly call: Text;
  readonly with: readonly ContentEntry[];
}

/** Joins a value against the rows of an earlier step. */
export interface LookupStep extends StepBase {
  readonly type: 'lookup';
  readonly index: Text;
  readonly match: Text;
  readonly lookupValue: Text;
  readonly outputParameters: readonly Text[];
}

export interface ScriptStep extends StepBase {
  readonly type: 'script';
  readonly file: Text;
  readonly language: Text | undefined;
  readonly location: Text | undefined;
  readonly dependencies: readonly Text[];
  readonly with: readonly ContentEntry[];
}

/** `mappings[]`: the place in the answer for a value of a step; dots in the target nest. */
export interface Mapping {
  readonly targetName: Text;
  /** `undefined`: the document has no path, so nothing is selected. */
  readonly value: Text | undefined;
  readonly at: Origin;
}
