import type { RunOptions } from '@naftiko/runtime';
import { readGatewaySection, type GatewaySection } from './gateway-section.js';
import { maxWorkers, parseWorkers } from '../input/read-workers.js';
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
  /** Folders besides that of a document whose files documents may name. */
  readonly allowFolders?: Configured<readonly string[]>;
  /** Further host names of requests to loopback addresses. */
  readonly allowHosts?: Configured<readonly string[]>;
  /** Further origins whose web pages may call. */
  readonly allowOrigins?: Configured<readonly string[]>;
  /** Headers of callers that are passed on to upstreams. */
  readonly forwardHeaders?: Configured<readonly string[]>;
  readonly redactAnswers?: Configured<RunOptions['redactAnswers']>;
  /** Milliseconds. */
  readonly keepAlive?: Configured<number>;
  readonly plugins?: Configured<readonly string[]>;
  /** The secret with which digest nonces are signed; replicas that share it accept each other's nonces. */
  readonly nonceKey?: Configured<string>;
  readonly pages?: Configured<PagesWord>;
  readonly gateway?: GatewaySection;
}

/** The length of 24 random bytes in base64. */
const minNonceKeyLength = 32;

/** Reads the section `run`. */
export const readRunSection = readObjectOf<RunSection>({
  documents: readListOf(readText),
  host: readListenAddress,
  workers: readTextAs(`"auto" or a whole number from 1 to ${maxWorkers}`, (written) =>
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
  nonceKey: readSecret(minNonceKeyLength),
  gateway: readGatewaySection,
});
