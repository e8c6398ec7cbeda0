import type { Verifier } from '@naftiko/engine';
import type { JsonObject } from '@naftiko/spec';
import type { OpenMount, RuntimeServices } from '../mount/expose-adapter.js';
import type { OfferedAnswer, OfferedCall } from '../mount/offered-tools.js';
import type { CatalogTool, ReadableCatalog } from './tool-catalog.js';

/** The tools of all documents behind a gateway, for the MCP server that offers them at one address. */
export interface GatewayTools {
  readonly catalog: ReadableCatalog;
  /** Up to how many tools are listed as they are. */
  readonly toolLimit: number;
  /** The names of tools that are listed in any case. */
  readonly pinned: readonly string[];
  /** The tools that exist for a caller; `undefined`: all of them. Those with equal keys are equal. */
  forCallers(callers: readonly string[]): { readonly key: string; readonly tools: GatewayTools } | undefined;
  /** Calls a tool; opens its document if necessary. Never throws. */
  call(tool: CatalogTool, given: JsonObject, call: OfferedCall): Promise<OfferedAnswer>;
}

/** What the MCP server of a gateway needs of the runtime. */
export type GatewayServices = Pick<
  RuntimeServices,
  'allowHosts' | 'allowOrigins' | 'forwardHeaders' | 'log' | 'variables' | 'version' | 'wrongCredentials'
>;

/** Port: opens the MCP server that offers the tools; `predecessor` is the one before the tools changed. */
export type OpenGatewayTools = (
  tools: GatewayTools,
  services: GatewayServices,
  verifier: Verifier | undefined,
  predecessor?: OpenMount,
) => Promise<OpenMount>;
