import type { Bind, Checked } from '@naftiko/spec';
import type { DocumentFiles } from './document-files.js';

/** Reads the values of one bind at start. */
export interface BindProvider {
  /** The scheme of `location` (`file`), or `environment` for a bind without one. */
  readonly scheme: string;
  /** Values by variable name; every missing key is a diagnostic at that key. */
  load(bind: Bind, context: BindContext): Promise<Checked<ReadonlyMap<string, string>>>;
}

/** What a provider can read: the environment, and the files that the document may name. */
export interface BindContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The directory of the document; relative locations are resolved there first, then in the working directory. */
  readonly directory: string;
  readonly workingDirectory: string;
  /** The files that the document may name. */
  readonly files: DocumentFiles;
}
