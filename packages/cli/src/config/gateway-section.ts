import { isCapabilityName } from '@naftiko/runtime';
import { compileGlob } from '../input/glob.js';
import { readPages, type PagesWord } from './pages-word.js';
import { readListOf, readMapOf, readObjectOf, readTextAs, type Configured } from './reading.js';
import { readGatewayAuthentication, type GatewayAuthentication } from './gateway-authentication.js';
import { readFlag, readNumber, readText, readTime } from './scalars.js';

/** How all documents are served on one port. */
export interface GatewaySection {
  readonly port?: Configured<number>;
  /** Up to how many tools `/mcp` lists as they are. */
  readonly toolLimit?: Configured<number>;
  /** The joined names of tools that `/mcp` lists in any case. */
  readonly pin?: Configured<readonly string[]>;
  /** Names of capabilities, by the paths of their documents. */
  readonly names?: ReadonlyMap<string, Configured<string>>;
  /** Milliseconds without a call after which a capability is closed. */
  readonly idle?: Configured<number>;
  /** Who may call `/mcp` and read `/`. */
  readonly authentication?: Configured<readonly GatewayAuthentication[]>;
  /** The capabilities whose own authentication that of the gateway replaces at `/mcp`. */
  readonly trustedBy?: Configured<readonly RegExp[]>;
  readonly pages?: Configured<PagesWord>;
  /** Whether requests are counted, and `/_metrics` is served. */
  readonly metrics?: Configured<boolean>;
}

/** Reads the section `run.gateway`. */
export const readGatewaySection = readObjectOf<GatewaySection>({
  port: readTextAs('a port from 0 (any free one) to 65535', (written) =>
    /^\d{1,5}$/.test(written) && Number(written) <= 65_535 ? Number(written) : undefined,
  ),
  toolLimit: readNumber(0),
  pin: readListOf(readText),
  names: readMapOf(
    readTextAs('a name of small letters, digits and hyphens, not "mcp"', (written) =>
      isCapabilityName(written) ? written : undefined,
    ),
    () => undefined,
  ),
  idle: readTime(1_000),
  authentication: readGatewayAuthentication,
  trustedBy: readListOf(
    readTextAs('a capability, or a pattern such as "crm-*"', (written) =>
      written === '' ? undefined : compileGlob(written),
    ),
  ),
  pages: readPages,
  metrics: readFlag,
});
