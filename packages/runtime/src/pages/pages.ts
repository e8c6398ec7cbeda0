import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CredentialPlace } from '@naftiko/engine';
import type { Authentication } from '@naftiko/spec';
import type { ControlService } from '../management/control-service.js';
import type { MountPlan } from '../mount/expose-adapter.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import type { GatewayPages, GatewayPageSource } from './gateway-pages.js';

/** Port: renders the pages that servers offer to people. Nothing is loaded before one of these functions is called. */
export interface Pages {
  /**
   * Loads what pages need soon, but not before the first requests are served, and then calls `open`, which opens the pages
   * of a document. Called by everything that has pages when it starts; only the first call counts.
   */
  prepare(open?: () => Promise<CapabilityPages>): void;
  /** Whether pages may show what upstreams answered. */
  readonly inspects: boolean;
  /** Opens the pages of one version of a document. */
  openCapability(source: PageSource): Promise<CapabilityPages>;
  openGateway(source: GatewayPageSource): Promise<GatewayPages>;
  /** Answers with a style sheet, a script or an icon; returns false for an unknown name. */
  sendAsset(name: string, response: ServerResponse): Promise<boolean>;
  /** Answers a caller without a valid credential with a page that asks for one. The challenge is already set. */
  sendSignIn(response: ServerResponse, status: number, root: string): Promise<void>;
}

/** The pages of one version of a document. Callers are admitted before any of these functions is called. */
export interface CapabilityPages {
  /** `root` is the relative address of the root of the port. */
  sendPage(request: IncomingMessage, response: ServerResponse, root: string): void;
  /** The page of one operation, with a form that calls it; returns false when there is none. */
  sendOperation(request: IncomingMessage, response: ServerResponse, operation: OperationAddress): Promise<boolean>;
  /** OpenAPI 3.1 of a REST adapter. */
  sendOpenApi(request: IncomingMessage, response: ServerResponse, adapter: string | undefined): Promise<void>;
  /** The document with secrets masked. */
  sendDocument(request: IncomingMessage, response: ServerResponse): void;
}

/** An operation by the namespace of its adapter and its position there. */
export interface OperationAddress {
  readonly namespace: string;
  readonly index: number;
  readonly root: string;
}

/** What the pages of a document are made from. */
export interface PageSource {
  readonly planned: PlannedDocument;
  /** The namespace of the adapter on whose port the pages are. */
  readonly namespace: string;
  /** The adapters that are served, in the order of the document. */
  readonly adapters: readonly PageAdapter[];
  /** Why callers of the adapter may not see the document; `undefined`: they may. */
  readonly withheld: string | undefined;
  readonly control: ControlService;
  /** Removes the secrets of the document and of its variables from a text. */
  readonly hide: (text: string) => string;
  /** Where callers of the adapter send their credential; empty: it requires none. */
  readonly credentialPlaces: readonly CredentialPlace[];
  readonly version: string;
}

/** An adapter as pages show it. */
export interface PageAdapter {
  readonly plan: MountPlan;
  /** `undefined` on standard input and output. */
  readonly port: number | undefined;
  /** Whether callers of the page's adapter may see what it serves: it requires no credential, or the same one. */
  readonly isOpen: boolean;
  /** `undefined`: its callers need no credential. */
  readonly authentication: Authentication | undefined;
}
