import type { Answers } from './answers.js';

/** The content of a new capability, apart from the answers of the user. */
export interface Template {
  /** What the capability offers: the end of a description that begins with its name and a colon. */
  readonly purpose: string;
  /** The `resources` of the consumed API as YAML, indented by eight spaces. */
  readonly resources: string;
  /** Writes the entries `aggregates` and `exposes` of the capability as YAML, indented by two spaces. */
  writeExposes(answers: Answers): string;
  /** Files beside the document, by their relative path. */
  files?(answers: Answers): Readonly<Record<string, string>>;
  /** The arguments of a `naftiko call` that shows that the document works. */
  readonly call: readonly string[];
}
