import type { RunOptions } from '@naftiko/runtime';
import { readGatewaySection, type GatewaySection } from './gateway-section.js';
import { mostWorkers, parseWorkers } from '../input/read-workers.js';
import { readPages, type PagesWord } from './pages-word.js';
import { readListOf, readObjectOf, readTextAs, type Configured } from './reading.js';
import {
  readChoice,
  readHeaderName,
  readHost,
  readListenAddress,
  readPageOrigin,
  readSecret,
  readText,
  readTime,
} from './scalars.js';

/** How documents are served. Paths are relative to the directory of the file. */
export interface RunSection {
  readonly documents?: Configured<readonly string[]>;
  readonly host?: Configured<string>;
  /** A number, or `auto`. */
  readonly workers?: Configured<string>;
  readonly envFiles?: Configured<readonly string[]>;
  readonly allowFolders?: Configured<readonly string[]>;
  readonly allowHosts?: Configured<readonly string[]>;
  readonly allowOrigins?: Configured<readonly string[]>;
  readonly forwardHeaders?: Configured<readonly string[]>;
  readonly redactAnswers?: Configured<RunOptions['redactAnswers']>;
  /** Milliseconds. */
  readonly keepAlive?: Configured<number>;
  readonly plugins?: Configured<readonly string[]>;
  /** A secret that replicas share. */
  readonly nonceKey?: Configured<string>;
  readonly pages?: Configured<PagesWord>;
  readonly gateway?: GatewaySection;
}

/** The length of 24 random bytes in base64. */
const leastNonceKey = 32;

/** Reads the section `run`. */
export const readRunSection = readObjectOf<RunSection>({
  documents: readListOf(readText),
  host: readListenAddress,
  workers: readTextAs(`"auto" or a whole number from 1 to ${mostWorkers}`, (written) =>
    parseWorkers(written) === undefined ? undefined : written,
  ),
  envFiles: readListOf(readText),
  allowFolders: readListOf(readText),
  allowHosts: readListOf(readHost),
  allowOrigins: readListOf(readPageOrigin),
  forwardHeaders: readListOf(readHeaderName),
  redactAnswers: readChoice('mcp', 'all', 'none'),
  keepAlive: readTime(1_000),
  plugins: readListOf(readText),
  pages: readPages,
  nonceKey: readSecret(leastNonceKey),
  gateway: readGatewaySection,
});
