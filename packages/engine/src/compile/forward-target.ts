import { diagnose, type Diagnostic, type Forward } from '@naftiko/spec';
import { findSimilar } from '../expression/names.js';
import type { ConsumePlan } from '../ports/consume.js';

/** The upstream that a resource forwards to, or the diagnostic that says why there is none. */
export type ForwardTarget =
  | {
      readonly ok: true;
      readonly namespace: string;
      /** Index of its plan in `Capability.consumes`. */
      readonly client: number;
    }
  | { readonly ok: false; readonly reason: Diagnostic };

/** Finds the upstream a resource forwards to: the first of its namespace. Source: specification 03, sections 2 and 12. */
export function findForwardTarget({ targetNamespace }: Forward, plans: readonly ConsumePlan[]): ForwardTarget {
  const { text: namespace, at } = targetNamespace;
  const client = plans.findIndex((plan) => plan.namespace === namespace);
  const plan = plans[client];
  if (plan === undefined) {
    const known = [...new Set(plans.map((other) => other.namespace))];
    const similar = findSimilar(namespace, known);
    return { ok: false, reason: diagnose('forward-target-unknown', at, { namespace, similar, known }) };
  }
  const reason = plan.forwardBroken;
  return reason === undefined ? { ok: true, namespace, client } : { ok: false, reason };
}
