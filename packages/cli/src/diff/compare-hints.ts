import type { Hints } from '@naftiko/spec';
import { makeChange, type Change, type Subject } from './change.js';

/** The changes of the hints of a tool, by which MCP hosts decide. Absent hints have the defaults of the protocol. */
export function compareHints(before: Hints | undefined, after: Hints | undefined, subject: Subject): readonly Change[] {
  if (before === undefined || after === undefined) return [];
  const [old, next] = [effectiveHints(before), effectiveHints(after)];
  const isRead = old.readOnly !== next.readOnly;
  return kinds.flatMap(({ hint, gained, lost, words }) => {
    // A change of read-only implies changes of other hints, which are not reported separately.
    if (old[hint] === next[hint] || (isRead && impliedByReadOnly.has(hint))) return [];
    const message = `${subject.name} is ${next[hint] ? '' : 'not '}marked ${words}${next[hint] ? ' now' : ' any more'}.`;
    return [makeChange(next[hint] ? gained : lost, message, subject.places)];
  });
}

const impliedByReadOnly: ReadonlySet<keyof Hints> = new Set(['destructive', 'idempotent']);

const kinds = [
  { hint: 'readOnly', gained: 'hint-read-only-gained', lost: 'hint-read-only-lost', words: 'read-only' },
  { hint: 'destructive', gained: 'hint-destructive-gained', lost: 'hint-destructive-lost', words: 'destructive' },
  { hint: 'idempotent', gained: 'hint-idempotent-gained', lost: 'hint-idempotent-lost', words: 'idempotent' },
  { hint: 'openWorld', gained: 'hint-open-world-gained', lost: 'hint-open-world-lost', words: 'open-world' },
] as const;

/** Source: Model Context Protocol, `ToolAnnotations`; `destructive` and `idempotent` have no meaning for read-only tools. */
function effectiveHints({ readOnly = false, destructive, idempotent, openWorld = true }: Hints): Required<Hints> {
  return {
    readOnly,
    destructive: !readOnly && (destructive ?? true),
    idempotent: readOnly || (idempotent ?? false),
    openWorld,
  };
}
