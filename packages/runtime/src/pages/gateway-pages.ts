import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the pages of a gateway are made from. */
export interface GatewayPageSource {
  readonly version: string;
  /** What exists for the caller of a request. */
  viewFor(request: IncomingMessage): GatewayView;
}

/** The capabilities and tools that exist for one reader. */
export interface GatewayView {
  /** Every document, in the order of names. */
  list(): readonly ListedCapability[];
  /** The names of the capabilities whose tools match, best first. */
  search(query: string): readonly string[];
  readonly toolCount: () => number;
}

/** A document as the pages of a gateway show it. */
export interface ListedCapability {
  readonly name: string;
  /** Its file, as messages name it. */
  readonly file: string;
  /** The folder of its file; empty in the folder that the operator named. */
  readonly folder: string;
  readonly state: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  /** `GET /v1/things`, below its prefix. */
  readonly routes: readonly string[];
  readonly tools: readonly ListedTool[];
  /** Why it serves nothing, or what it has to be given. */
  readonly reasons: readonly string[];
  /** Why parts of it cannot be served. */
  readonly broken: readonly string[];
}

/** A tool of a document that is not open. */
export interface ListedTool {
  readonly name: string;
  readonly description: string | undefined;
  readonly readOnly: boolean;
  readonly destructive: boolean;
}

/** The pages of a gateway itself. Callers are admitted before. */
export interface GatewayPages {
  /** The list of capabilities, searched, filtered and in parts of a bounded size. */
  sendIndex(request: IncomingMessage, response: ServerResponse): void;
  /** A capability that serves nothing now. */
  sendRefused(request: IncomingMessage, response: ServerResponse, capability: ListedCapability): void;
}
