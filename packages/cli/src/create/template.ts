import type { Answers } from './answers.js';

/** What a new capability begins with. */
export interface Template {
  /** What the capability does with its API: the rest of a sentence that begins with its name. */
  readonly purpose: string;
  /** The resources of the consumed API; `    ` deep, like the whole text of `capability`. */
  readonly resources: string;
  /** What is exposed, and the functions behind it. */
  exposes(answers: Answers): string;
  /** Files beside the document, by their relative path. */
  files?(answers: Answers): Readonly<Record<string, string>>;
  /** An operation and its arguments, which show that the document works. */
  readonly call: readonly string[];
}
