import { SpanKind } from '@opentelemetry/api';
import type { ObservedOperation } from '@naftiko/runtime';
import type { Instruments, RequestCounter } from '../instruments.js';
import type { Prepared } from './preparations.js';
import type { SpanShape } from './recorded-span.js';

/** What the calls of one tool, or the reads of one resource or prompt, have in common. */
export class PreparedOperation implements Prepared<ObservedOperation> {
  /** `undefined`: it has no span. */
  readonly shape: SpanShape | undefined;
  readonly counter: RequestCounter;
  readonly #kind: ObservedOperation['kind'];

  constructor(observed: ObservedOperation, instruments: Instruments) {
    const operation = operationIdOf(observed);
    this.shape = observed.kind === 'tool' ? toolShapeOf(operation) : undefined;
    this.counter = instruments.requestsOf({ adapter: 'mcp', operation });
    this.#kind = observed.kind;
  }

  isFor({ kind }: ObservedOperation): boolean {
    return kind === this.#kind;
  }
}

/** The name for anything that is not in the document: metrics must not take names from callers. */
export const unknownName = '_unknown';

function operationIdOf({ kind, name = unknownName }: ObservedOperation): string {
  switch (kind) {
    case 'tool':
      return name;
    case 'resource':
      return `resources/read ${name}`;
    case 'prompt':
      return `prompts/get ${name}`;
  }
}

const toolShapeOf = (operation: string): SpanShape => ({
  name: 'mcp.tool',
  kind: SpanKind.INTERNAL,
  attributes: {
    'naftiko.adapter.type': 'mcp',
    'naftiko.operation.id': operation,
    'mcp.method.name': 'tools/call',
  },
});
