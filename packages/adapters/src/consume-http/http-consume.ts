import { isError, valid } from '@naftiko/spec';
import type { ConsumeAdapter } from '@naftiko/engine';
import { planBaseUri } from './plan/base-uri.js';
import { createPathComposer } from './plan/compose-path.js';
import { inspectBlock } from './plan/inspect-block.js';
import { planOperation } from './plan/plan-operation.js';
import { planForward } from './plan/plan-forward.js';
import { planBlockSigner } from './plan/plan-signer.js';

/**
 * Consumes HTTP APIs (`type: http`).
 *
 * `plan` succeeds for every block. An operation that cannot be called has the reason in `broken`; the other operations
 * can be called.
 */
export const http: ConsumeAdapter = {
  type: 'http',

  plan(block, kit) {
    const composed = createPathComposer(block);
    const signer = planBlockSigner(block, kit);
    const baseUri = planBaseUri(block, kit);
    const sites = block.resources.flatMap((resource) =>
      resource.operations.map((operation) => ({ resource, operation })),
    );
    const planned = sites.map(({ resource, operation }, index) =>
      planOperation(
        {
          block,
          resource,
          operation,
          index,
          path: composed(resource, operation),
          signer: signer.plan,
          broken: baseUri.broken ?? signer.broken,
        },
        kit,
      ),
    );
    const forward = kit.isForwardTarget ? planForward(block, signer, kit) : undefined;

    return valid(
      {
        namespace: block.namespace.text,
        operations: planned.map(({ signature }) => signature),
        forwardBroken: baseUri.broken ?? signer.broken ?? forward?.diagnostics.find(isError),
        at: block.at,
        async open(options) {
          const { openUpstream } = await import('./send/open-upstream.js');
          return openUpstream(
            {
              namespace: block.namespace.text,
              requests: planned.map(({ request }) => request),
              forward: forward?.parts,
              baseUri,
              signer: signer.plan,
            },
            options,
          );
        },
      },
      [
        ...baseUri.diagnostics,
        ...signer.diagnostics,
        ...inspectBlock(block, planned),
        ...planned.flatMap(({ diagnostics }) => diagnostics),
        ...(forward?.diagnostics ?? []),
      ],
    );
  },
};
