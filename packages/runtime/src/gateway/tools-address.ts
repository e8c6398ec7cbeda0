import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '@naftiko/engine';
import { makeMountHandler } from '../deployment/mount-handler.js';
import type { HttpHandler } from '../listen/listener.js';
import type { RequestEnd } from '../listen/request-end.js';
import type { OpenMount } from '../mount/expose-adapter.js';
import type { RequestRecording } from '../mount/served-request.js';
import type { CapabilitySet } from './capability-set.js';
import { callerRulesOf } from './tool-rules.js';
import type { GatewayServices, GatewayTools, OpenGatewayTools } from './gateway-tools.js';

/** How the tools of all documents are offered. */
export interface ToolOptions {
  readonly openTools: OpenGatewayTools;
  /** Up to how many tools are listed as they are. */
  readonly toolLimit: number;
  readonly pinned: readonly string[];
  /** Who may use the addresses of the gateway itself; `undefined`: every caller. */
  readonly verifier?: Verifier | undefined;
  /** The capabilities whose own authentication the verifier replaces. */
  readonly trustedBy?: readonly RegExp[];
}

interface Served {
  readonly mount: OpenMount;
  readonly handle: HttpHandler;
  /** What it lists, so that other tools are announced. */
  readonly listing: string;
}

/** The address `/mcp` of a gateway: an MCP server over the tools of all documents, opened at its first request. */
export class ToolsAddress {
  #options: ToolOptions;
  readonly #capabilities: CapabilitySet;
  #services: GatewayServices;
  readonly #record: RequestRecording;
  #served: Promise<Served> | undefined;

  constructor(options: ToolOptions, capabilities: CapabilitySet, services: GatewayServices, record: RequestRecording) {
    this.#options = options;
    this.#capabilities = capabilities;
    this.#services = services;
    this.#record = record;
  }

  serve(request: IncomingMessage, response: ServerResponse, end: RequestEnd): void {
    void (this.#served ??= this.#open()).then(({ handle }) => handle(request, response, end));
  }

  /** Offers the tools in another way: later requests reach a new server. */
  async configure(options: ToolOptions, services: GatewayServices): Promise<void> {
    [this.#options, this.#services] = [options, services];
    if (this.#served !== undefined) await this.#replace(this.#served);
  }

  /** Replaces the server when other tools are listed now; its subscribers are notified. */
  async refresh(): Promise<void> {
    const served = this.#served;
    if (served === undefined || (await served).listing === this.#describeListing()) return;
    await this.#replace(served);
  }

  /** Requests wait for the new server from now on. */
  async #replace(served: Promise<Served>): Promise<void> {
    const planned = this.#capabilities.planned();
    this.#served = served.then(({ mount }) => this.#open(mount, planned));
    const [before, next] = [await served, await this.#served];
    next.mount.tookOver?.();
    before.mount.retire?.();
    await before.mount.close();
  }

  retire(): void {
    void this.#served?.then(({ mount }) => mount.retire?.());
  }

  async close(): Promise<void> {
    await (await this.#served)?.mount.close();
  }

  async #open(predecessor?: OpenMount, planned = this.#capabilities.planned()): Promise<Served> {
    // Whether tools are listed or searched depends on their number.
    await planned;
    const { openTools, toolLimit, pinned, verifier, trustedBy = [] } = this.#options;
    const { catalog } = this.#capabilities;
    const tools: GatewayTools = {
      catalog,
      toolLimit,
      pinned,
      forCallers: (callers) => this.#restrict(tools, callers),
      call: (tool, given, call) => {
        const isTrusted = verifier !== undefined && trustedBy.some((pattern) => pattern.test(tool.capability));
        return this.#capabilities.callTool(tool, given, { ...call, isTrusted });
      },
    };
    const listing = this.#describeListing();
    const mount = await openTools(tools, this.#services, verifier, predecessor);
    return { mount, handle: makeMountHandler(mount, this.#record), listing };
  }

  /** Callers whom the same rules mean have the same tools. */
  #restrict(tools: GatewayTools, callers: readonly string[]): ReturnType<GatewayTools['forCallers']> {
    const { policy } = this.#capabilities;
    const rules = callerRulesOf(policy);
    if (rules.length === 0) return undefined;
    const meant = rules.map((rule) => (callers.some((caller) => rule.test(caller)) ? '1' : '0'));
    const catalog = this.#capabilities.catalogFor(callers);
    return { key: meant.join(''), tools: { ...tools, catalog, forCallers: () => undefined } };
  }

  /** Above the limit only the pinned tools are listed; some callers may have fewer tools, and see all of them. */
  #describeListing(): string {
    const { toolLimit, pinned } = this.#options;
    const { catalog, policy } = this.#capabilities;
    if (catalog.size <= toolLimit || callerRulesOf(policy).length > 0)
      return JSON.stringify(catalog.list().map(({ name, tool }) => [name, tool.listed]));
    return JSON.stringify(pinned.map((name) => catalog.find(name)?.tool.listed ?? null));
  }
}
