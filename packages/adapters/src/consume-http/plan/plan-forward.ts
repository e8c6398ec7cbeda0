import { diagnose, type Diagnostic, type HttpConsume } from '@naftiko/spec';
import type { ConsumeKit, SignerPlan } from '@naftiko/engine';
import { isReserved } from './merge-parameters.js';
import { collectNamedValues } from './named-values.js';
import { ParameterTable } from './parameter-table.js';
import { planHeaders } from './plan-headers.js';
import { planSigner, type BlockSigner } from './plan-signer.js';
import type { RequestParts } from './prepared-request.js';

/** What a block adds to forwarded requests. */
export interface PlannedForward {
  readonly parts: RequestParts;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans the additions to a forwarded request: the parameters of the block, and its credential. A parameter without a
 * `value` is taken from the request of the caller. Source: specification 03, section 12.
 */
export function planForward(block: HttpConsume, signer: BlockSigner, kit: ConsumeKit): PlannedForward {
  const reserved = block.inputs.filter((input) => isReserved(input, signer.plan));
  const sent = block.inputs.filter((input) => !reserved.includes(input));
  const table = new ParameterTable({ inputs: sent, reserved, pathAt: block.at }, kit);
  const query = collectNamedValues(sent, 'query', table);
  const cookies = collectNamedValues(sent, 'cookie', table);
  // The body is passed on unchanged, so its encoding is up to the caller and the upstream.
  const headers = planHeaders({ inputs: sent, fragment: undefined, table, decompresses: false }, kit);
  table.compileValues();
  const credentials = planSigner(block.authentication, table, kit);
  return {
    parts: {
      label: block.namespace.text,
      query,
      headers: headers.prepared,
      cookies,
      credentials: credentials.ok ? (credentials.value?.templates ?? []) : [],
    },
    diagnostics: [
      ...reportUnfilled(table, kit),
      ...headers.diagnostics,
      ...table.diagnostics,
      ...reportMisplacedCredentials(block, signer.plan),
    ],
  };
}

/** Reports names in a credential that are not variables: a forwarded request has no slots that could supply them. */
const reportUnfilled = ({ slots }: ParameterTable, kit: ConsumeKit): readonly Diagnostic[] =>
  slots.slots.filter(({ kind }) => kind === 'credential').map(({ name, at }) => kit.diagnoseUnbound(name, at));

/** Reports a credential in the body or in the path, which would have to change the request of the caller. */
const reportMisplacedCredentials = (block: HttpConsume, signer: SignerPlan | undefined): readonly Diagnostic[] =>
  (signer?.owns ?? []).flatMap(({ place, name }) =>
    place === 'body' || (place === 'path' && !block.baseUri.text.includes(`{${name}}`))
      ? [
          diagnose('forward-credential-misplaced', block.authentication?.at ?? block.at, {
            namespace: block.namespace.text,
            name,
            place,
          }),
        ]
      : [],
  );
