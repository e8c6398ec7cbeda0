import { diagnose, invocablesOf, type Diagnostic, type Invocable, type OutputDeclaration } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

/** Source: specification 03, sections 8.3 and 9.5. */
export const mappingUnreachable: LintRule = {
  code: 'mapping-unreachable',
  group: 'structure',
  recommended: true,
  rationale:
    'The answer of a call is the first output that has a value, so that outputs after one that always has a value are never used. A later mapping to the same target replaces an earlier one.',
  check: ({ document }) => invocablesOf(document).flatMap((unit) => [...listHidden(unit), ...listReplaced(unit)]),
};

/** Reports outputs of a call after one that always has a value, and mappings beside a constant. */
function listHidden({ action, outputs }: Invocable): readonly Diagnostic[] {
  if (action.kind !== 'call') return [];
  const certain = outputs.findIndex(isCertain);
  return outputs.flatMap((output, index) => {
    const { mapping, value } = output;
    if (certain !== -1 && index > certain) {
      return [report(output, 'This output', 'an output before it always has a value and is the whole answer')];
    }
    return mapping !== undefined && value !== undefined
      ? [
          diagnose('mapping-unreachable', mapping.at, {
            what: 'This mapping',
            reason: 'the "value" beside it is used instead',
          }),
        ]
      : [];
  });
}

/**
 * Whether an output has a value for every answer of the upstream: a constant, the whole answer, or an object with
 * `properties`.
 */
const isCertain = ({ value, mapping, type, properties }: OutputDeclaration): boolean =>
  value !== undefined ||
  (mapping !== undefined && /^\s*\$\.?\s*$/.test(mapping.text)) ||
  (type?.text === 'object' && mapping === undefined && properties !== undefined && properties.size > 0);

/** Reports mappings of steps whose target a later mapping sets again. */
function listReplaced({ action }: Invocable): readonly Diagnostic[] {
  if (action.kind !== 'steps') return [];
  const last = new Map(action.mappings.map((mapping) => [mapping.targetName.text, mapping] as const));
  return action.mappings.flatMap((mapping) =>
    last.get(mapping.targetName.text) === mapping || mapping.value === undefined
      ? []
      : [
          report(
            mapping,
            `The value of "${mapping.targetName.text}"`,
            'a later mapping to the same target replaces it',
          ),
        ],
  );
}

const report = ({ at }: Pick<OutputDeclaration, 'at'>, what: string, reason: string): Diagnostic =>
  diagnose('mapping-unreachable', at, { what, reason });
