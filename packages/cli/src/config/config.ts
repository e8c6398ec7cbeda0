import type { Configured } from './reading.js';

/** What `naftiko.config.yaml` decides. Every value is optional; what is absent has its default. */
export interface Config {
  /** The file, as it is named in messages. */
  readonly file: string;
  readonly run: RunSection;
  readonly upstreams: readonly UpstreamSection[];
}

/** How documents are served. Paths are relative to the directory of the file. */
export interface RunSection {
  readonly documents?: Configured<readonly string[]>;
  readonly host?: Configured<string>;
  readonly envFiles?: Configured<readonly string[]>;
  readonly allowHosts?: Configured<readonly string[]>;
  readonly allowOrigins?: Configured<readonly string[]>;
  readonly forwardHeaders?: Configured<readonly string[]>;
  /** Milliseconds. */
  readonly keepAlive?: Configured<number>;
}

/** What applies to the upstreams that match. */
export interface UpstreamSection {
  readonly match?: { readonly namespace?: Configured<RegExp>; readonly origin?: Configured<string> };
  /** Milliseconds. */
  readonly timeout?: { readonly connect?: Configured<number>; readonly total?: Configured<number> };
  readonly redirects?: { readonly origins?: Configured<readonly string[]> };
  readonly proxy?: Configured<string>;
}
