import type { Origin, Text } from '../diagnostic/origin.js';
import type { SourceNode } from '../source/source-node.js';
import type { Bind } from './bind.js';
import type { Authentication } from './authentication.js';
import type { Content } from './content.js';
import type { ConsumedInput } from './input.js';
import type { OutputDeclaration } from './output.js';

/** An entry of `consumes`. Imports are replaced by the entries they name before compilation. */
export type Consume = HttpConsume | ExtensionConsume | ImportedConsume | UnknownConsume;

/** An HTTP API that the document calls. */
export interface HttpConsume {
  readonly type: 'http';
  readonly namespace: Text;
  readonly baseUri: Text;
  readonly description: string | undefined;
  readonly inputs: readonly ConsumedInput[];
  readonly authentication: Authentication | undefined;
  readonly resources: readonly ConsumedResource[];
  /** Binds of the document this entry was imported from; visible to this entry only. */
  readonly binds: readonly Bind[];
  readonly sourceNode: SourceNode;
  readonly at: Origin;
}

/** An upstream whose type a plug-in serves. The plug-in reads the block from `sourceNode`. */
export interface ExtensionConsume {
  readonly type: 'extension';
  /** The value of `type`. */
  readonly name: Text;
  readonly namespace: Text;
  readonly description: string | undefined;
  readonly authentication: Authentication | undefined;
  /** Binds of the document this entry was imported from; visible to this entry only. */
  readonly binds: readonly Bind[];
  readonly sourceNode: SourceNode;
  readonly at: Origin;
}

export interface ImportedConsume {
  readonly type: 'import';
  readonly location: Text | undefined;
  readonly import: Text | undefined;
  readonly as: Text | undefined;
  readonly sourceNode: SourceNode;
  readonly at: Origin;
}

/** An entry of an unknown type. Calls of its operations are unresolved. */
export interface UnknownConsume {
  readonly type: 'unknown';
  readonly name: Text;
  readonly sourceNode: SourceNode;
  readonly at: Origin;
}

export interface ConsumedResource {
  readonly name: Text | undefined;
  readonly path: Text | undefined;
  readonly inputs: readonly ConsumedInput[];
  readonly operations: readonly ConsumedOperation[];
  readonly at: Origin;
}

export interface ConsumedOperation {
  readonly name: Text;
  readonly label: string | undefined;
  readonly description: string | undefined;
  /** Upper case; `GET` by default. */
  readonly method: Text;
  /** Relaxed dialect only: appended to the resource's path, or the complete path (specification 06, section 4.4). */
  readonly path: Text | undefined;
  readonly inputs: readonly ConsumedInput[];
  readonly outputFormat: Text | undefined;
  readonly outputSchema: Text | undefined;
  readonly outputs: readonly OutputDeclaration[];
  readonly body: RequestBody | undefined;
  readonly at: Origin;
}

/** `body` of a consumed operation. */
export type RequestBody = FormatBody | ExtensionBody;

/**
 * A body whose type belongs to the format. A body that is a plain string has the type `raw`. Other types, which existing
 * documents have, are read as `binary`, with their media type in `contentType`.
 */
export interface FormatBody {
  readonly type: 'json' | 'text' | 'xml' | 'sparql' | 'formUrlEncoded' | 'multipartForm' | 'raw' | 'binary';
  /** Absent: the whole body of the caller is sent. */
  readonly data: Content | undefined;
  /** The media type of a `binary` body; `undefined`: that of the type. */
  readonly contentType: string | undefined;
  readonly required: boolean;
  readonly at: Origin;
}

/** A body whose type a plug-in serves. The plug-in can read more of the block than `data` from `sourceNode`. */
export interface ExtensionBody {
  readonly type: 'extension';
  /** The value of `type`. */
  readonly name: Text;
  readonly data: Content | undefined;
  readonly contentType: undefined;
  readonly required: boolean;
  readonly sourceNode: SourceNode;
  readonly at: Origin;
}
