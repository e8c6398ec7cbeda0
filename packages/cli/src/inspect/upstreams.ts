import { isHttpOrExtension } from '@naftiko/engine';
import type { PlannedDocument } from '@naftiko/runtime';
import { declaredTypeOf } from '@naftiko/spec';

/** The destination of calls to a consumed namespace, as far as it is known before the start. */
export interface Upstream {
  readonly namespace: string;
  /** The base URI of the document, or what the operator has set instead; may contain `{names}` that are set at start. */
  readonly baseUri: string;
  /** What receives secrets, for display: the host of the base URI, or the type of a plug-in, or that there is no address. */
  readonly host: string;
}

/**
 * The upstreams of a document, in the order of `Capability.consumes`. `baseUris` are those that the operator has set, by
 * namespace; `*`: for all others.
 */
export function upstreamsOf(
  { capability }: PlannedDocument,
  baseUris: ReadonlyMap<string, string> = new Map(),
): readonly Upstream[] {
  const blocks = (capability?.document.consumes ?? []).filter(isHttpOrExtension);
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
