import { isPlanned } from '@naftiko/engine';
import type { PlannedDocument } from '@naftiko/runtime';
import { declaredTypeOf } from '@naftiko/spec';

/** The destination of calls to a consumed namespace, as far as the document defines it. */
export interface Upstream {
  readonly namespace: string;
  /** As written, or the replacement of the operator; may contain `{names}` that are set at start. */
  readonly baseUri: string;
  /** The host that receives secrets, without scheme and path. */
  readonly host: string;
}

/** The upstreams of a document, in the order of `Capability.consumes`. */
export function upstreamsOf(
  { capability }: PlannedDocument,
  baseUris: ReadonlyMap<string, string> = new Map(),
): readonly Upstream[] {
  const blocks = (capability?.document.consumes ?? []).filter(isPlanned);
  return (capability?.consumes ?? []).map(({ namespace, at }) => {
    const block = blocks.find((one) => one.at === at);
    // The upstream of a plug-in has no base URI. Its type is shown as the receiver of secrets.
    if (block?.type === 'extension') return { namespace, baseUri: '', host: declaredTypeOf(block) };
    const written = block?.baseUri.text.trim() ?? '';
    const baseUri = baseUris.get(namespace) ?? baseUris.get('*') ?? written;
    const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(baseUri)?.[1];
    return { namespace, baseUri, host: host ?? (baseUri === '' ? 'no address yet' : baseUri) };
  });
}
