import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '@naftiko/spec';
import type { InvokeOptions } from './invoke-options.js';

/** A tool as MCP lists it. */
export interface ListedTool {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly inputSchema: object;
  readonly annotations?:
    { readonly readOnlyHint?: boolean | undefined; readonly destructiveHint?: boolean | undefined } | undefined;
}

/** The call of a tool through a gateway. */
export interface OfferedCall extends Omit<InvokeOptions, 'forwardedHeaders'> {
  /** The request that calls it, whose headers are passed on and whose credential is checked. */
  readonly caller: IncomingMessage;
  /** Whether the gateway has authenticated the caller for the document. The document checks the caller unless it has. */
  readonly isTrusted?: boolean;
}

/** The answer of a tool: a result of MCP, or why the caller may not call it. */
export type OfferedAnswer =
  | { readonly ok: true; readonly result: JsonObject }
  | { readonly ok: false; readonly status: number; readonly reason: string };

/** The tools of an open adapter. */
export interface OfferedTools {
  /** Calls a tool by its listed name; `undefined`: there is none. Never throws. */
  call(name: string, given: JsonObject, call: OfferedCall): Promise<OfferedAnswer> | undefined;
}
