import {
  diagnose,
  mcpExposesOf,
  restExposesOf,
  type Diagnostic,
  type Document,
  type Hints,
  type Semantics,
} from '@naftiko/spec';
import type { LintContext } from '../../lint-context.js';
import type { LintRule } from '../../lint-rule.js';

/** Source: specification 05, section A.4. An absent hint or property contradicts nothing. */
export const aggregateSemanticsConsistency: LintRule = {
  code: 'naftiko-aggregate-semantics-consistency',
  group: 'structure',
  recommended: true,
  rationale:
    'Agents and proxies decide by hints and methods whether a call may be repeated, cached, or made without asking. A safe function behind DELETE, or an unsafe one listed as read-only, misleads them.',
  check(context) {
    const functions = indexSemantics(context.document);
    if (functions.size === 0) return [];
    return [
      ...mcpExposesOf(context.document).flatMap(({ tools }) =>
        tools.flatMap((tool) => {
          const found = tool.action.kind === 'ref' ? functions.get(tool.action.ref.text) : undefined;
          if (found === undefined) return [];
          return contradictionsOf(hintContradictions(found.semantics, tool.hints), found.ref, (hint) =>
            context.placeOf(tool.at, 'hints', hint),
          );
        }),
      ),
      ...restExposesOf(context.document).flatMap(({ resources }) =>
        resources.flatMap(({ operations }) =>
          operations.flatMap(({ action, method }) => {
            const found = action.kind === 'ref' ? functions.get(action.ref.text) : undefined;
            if (found === undefined) return [];
            return contradictionsOf(methodContradictions(found.semantics, method.text), found.ref, () => method.at);
          }),
        ),
      ),
    ];
  },
};

interface Contradiction {
  readonly semantics: string;
  readonly stated: string;
  /** The name of the hint; empty for a method. */
  readonly hint: string;
}

const indexSemantics = ({ aggregates }: Document) =>
  new Map(
    aggregates.flatMap(({ namespace, functions }) =>
      functions.flatMap(({ name, semantics }) => {
        const ref = `${namespace.text}.${name.text}`;
        return semantics === undefined ? [] : [[ref, { ref, semantics }] as const];
      }),
    ),
  );

const hintContradictions = ({ safe, idempotent }: Semantics, hints: Hints): readonly Contradiction[] => [
  ...(safe !== undefined && hints.readOnly === !safe ? [contradict('safe', safe, 'readOnly', hints.readOnly)] : []),
  ...(safe === true && hints.destructive === true ? [contradict('safe', safe, 'destructive', true)] : []),
  ...(idempotent !== undefined && hints.idempotent === !idempotent
    ? [contradict('idempotent', idempotent, 'idempotent', hints.idempotent)]
    : []),
];

const contradict = (semantic: string, value: boolean, hint: string, stated: boolean): Contradiction => ({
  semantics: `${semantic}: ${value}`,
  stated: `The hint "${hint}: ${stated}"`,
  hint,
});

function methodContradictions({ safe, idempotent }: Semantics, written: string): readonly Contradiction[] {
  const method = written.toUpperCase();
  const stated = `The method ${method}`;
  if (safe === true && method !== 'GET') return [{ semantics: 'safe: true', stated, hint: '' }];
  if (safe === false && method === 'GET') return [{ semantics: 'safe: false', stated, hint: '' }];
  return idempotent === true && method === 'POST' ? [{ semantics: 'idempotent: true', stated, hint: '' }] : [];
}

const contradictionsOf = (
  found: readonly Contradiction[],
  ref: string,
  placeOf: (hint: string) => ReturnType<LintContext['placeOf']>,
): readonly Diagnostic[] =>
  found.map(({ semantics, stated, hint }) =>
    diagnose('naftiko-aggregate-semantics-consistency', placeOf(hint), { ref, semantics, stated }),
  );
