import type { Origin, Text } from '../diagnostic/origin.js';
import type { SourceNode } from '../source/source-node.js';
import type { Authentication } from './authentication.js';
import type { InputDeclaration } from './input.js';
import type { Invocable } from './invocable.js';
import type { Observability } from './observability.js';

/** An entry of `exposes`. */
export type Expose = RestExpose | McpExpose | SkillExpose | ControlExpose | ExtensionExpose | UnknownExpose;

interface ExposeBase {
  readonly namespace: Text;
  /** Absent means the loopback address. */
  readonly address: Text | undefined;
  /** Absent when it serves standard input and output; 0 when the document lacks a required port. */
  readonly port: number | undefined;
  readonly description: string | undefined;
  readonly authentication: Authentication | undefined;
  readonly at: Origin;
}

/** Resources and operations, served as HTTP routes. */
export interface RestExpose extends ExposeBase {
  readonly type: 'rest';
  readonly resources: readonly RestResource[];
}

export interface RestResource {
  readonly path: Text;
  readonly name: Text | undefined;
  readonly description: string | undefined;
  readonly inputs: readonly InputDeclaration[];
  readonly operations: readonly RestOperation[];
  readonly forward: Forward | undefined;
  readonly at: Origin;
}

export interface RestOperation extends Invocable {
  readonly method: Text;
  /** Relaxed dialect only: appended to the resource's path. */
  readonly path: Text | undefined;
}

/** A resource whose requests are passed to an upstream unchanged. */
export interface Forward {
  readonly targetNamespace: Text;
  readonly trustedHeaders: readonly string[];
  readonly at: Origin;
}

/** Tools, resources and prompts, served by an MCP server. */
export interface McpExpose extends ExposeBase {
  readonly type: 'mcp';
  readonly transport: 'http' | 'stdio';
  readonly tools: readonly McpTool[];
  readonly resources: readonly McpResource[];
  readonly prompts: readonly McpPrompt[];
}

export interface McpTool extends Invocable {
  readonly hints: Hints;
}

/** Only the hints the document states. */
export interface Hints {
  readonly readOnly?: boolean;
  readonly destructive?: boolean;
  readonly idempotent?: boolean;
  readonly openWorld?: boolean;
}

export interface McpResource extends Invocable {
  readonly name: Text;
  readonly uri: Text;
  readonly mimeType: string | undefined;
  /** A directory served as files; `action` is then ignored. */
  readonly location: Text | undefined;
}

export interface McpPrompt {
  readonly name: Text;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly arguments: readonly PromptArgument[];
  readonly template: readonly PromptMessage[];
  readonly location: Text | undefined;
  readonly at: Origin;
}

export interface PromptArgument {
  readonly name: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
}

export interface PromptMessage {
  readonly role: 'user' | 'assistant';
  readonly content: Text;
}

/** Skills, served as a catalogue and as files. */
export interface SkillExpose extends ExposeBase {
  readonly type: 'skill';
  readonly skills: readonly Skill[];
}

export interface Skill {
  readonly name: Text;
  readonly description: string | undefined;
  readonly location: Text | undefined;
  readonly tools: readonly SkillTool[];
  /** The remaining fields as written: license, metadata, allowed-tools, … */
  readonly details: SourceNode;
  readonly at: Origin;
}

export interface SkillTool {
  readonly name: Text;
  readonly description: string | undefined;
  readonly from: { readonly sourceNamespace: Text; readonly action: Text } | undefined;
  readonly instruction: Text | undefined;
  readonly at: Origin;
}

/** The interface for operators: health, status, reload, logs. */
export interface ControlExpose extends ExposeBase {
  readonly type: 'control';
  readonly management: Management;
  readonly observability: Observability;
}

export interface Management {
  readonly health: boolean;
  readonly info: boolean;
  readonly reload: boolean;
  readonly validate: boolean;
  readonly logs:
    { readonly levelControl: boolean; readonly stream: boolean; readonly maxSubscribers: number } | undefined;
  readonly scripting: ScriptingGovernance | undefined;
}

/** What a control adapter declares for all script steps of the document: defaults and limits. */
export interface ScriptingGovernance {
  readonly enabled: boolean | undefined;
  readonly defaultLocation: Text | undefined;
  readonly defaultLanguage: Text | undefined;
  readonly timeoutMs: number;
  readonly statementLimit: number;
  readonly allowedLanguages: readonly string[];
  readonly at: Origin;
}

/** An adapter whose type a plug-in serves. The plug-in reads the block from `sourceNode`. */
export interface ExtensionExpose extends ExposeBase {
  readonly type: 'extension';
  /** The value of `type`. */
  readonly name: Text;
  readonly sourceNode: SourceNode;
}

/** An entry of an unknown type. It is not served; the rest of the document is. */
export interface UnknownExpose extends ExposeBase {
  readonly type: 'unknown';
  readonly name: Text;
}
