import { diagnose, findNode, type Diagnostic, type Expose, type LoadedDocument, type SourceNode } from '@naftiko/spec';
import type { HttpMountPlan, MountPlan } from '../mount/expose-adapter.js';

/** The planned adapters of one document. */
interface DocumentMounts {
  readonly file: string;
  /** Its tree is read only for a clash: a released one would be read again. */
  readonly loaded: Pick<LoadedDocument, 'root'>;
  readonly mounts: readonly { readonly expose: Expose; readonly plan: MountPlan }[];
}

/** Reports each adapter whose port an earlier adapter already has, at the place of its port. */
export function reportPortClashes(
  documents: readonly DocumentMounts[],
  portOf: (plan: HttpMountPlan) => number,
): readonly Diagnostic[] {
  const owners = new Map<number, { readonly namespace: string; readonly file: string }>();
  return documents.flatMap(({ file, loaded, mounts }) =>
    mounts.flatMap(({ expose, plan }) => {
      const port = plan.kind === 'http' ? portOf(plan) : 0;
      if (port === 0) return [];
      const owner = owners.get(port);
      if (owner === undefined) {
        owners.set(port, { namespace: plan.namespace, file });
        return [];
      }
      const other = owner.file === file ? `"${owner.namespace}"` : `"${owner.namespace}" of ${owner.file}`;
      return [diagnose('port-clash', portOriginOf(expose, loaded.root), { port, other, namespace: plan.namespace })];
    }),
  );
}

/** The place of the port, or of the adapter when it has none. */
export const portOriginOf = ({ at }: Expose, root: SourceNode | undefined): Diagnostic['at'] =>
  root === undefined ? at : findNode(root, [...at.path, 'port']).at;
