import { findNode, type Document, type Origin, type SourceNode } from '@naftiko/spec';
import type { PlannedDocument } from '../plan/planned-document.js';
import { listTexts, type WrittenText } from './written-texts.js';
import { findWrittenBlocks, type WrittenBlocks } from './written-blocks.js';
import { indexUpstreamCalls, type UpstreamCalls } from './upstream-calls.js';
import { listTools, type ListedTools } from './listed-tools.js';

/** What rules examine: a document as it is written, as it is read, and as it is served. */
export interface LintContext {
  readonly root: SourceNode;
  /** The document before imports are replaced. */
  readonly document: Document;
  readonly blocks: WrittenBlocks;
  /** Every string of the document. */
  readonly texts: readonly WrittenText[];
  /** The operations that each unit calls. */
  readonly calls: UpstreamCalls;
  /** The tools of each MCP adapter. */
  readonly tools: readonly ListedTools[];
  /** The place of the value below a path, or of the nearest value around it. */
  placeOf(at: Origin, ...path: readonly (string | number)[]): Origin;
}

/** `undefined`: the text is not a document. */
export function makeLintContext({ loaded, capability, mounts }: PlannedDocument): LintContext | undefined {
  const { root, document } = loaded;
  if (root === undefined || document === undefined) return undefined;
  return {
    root,
    document,
    blocks: findWrittenBlocks(root),
    texts: listTexts(root),
    calls: indexUpstreamCalls(capability?.document ?? document),
    tools: listTools(mounts),
    placeOf: (at, ...path) => findNode(root, [...at.path, ...path]).at,
  };
}
