import { isPlanned } from '@naftiko/engine';
import type { PlannedDocument } from '@naftiko/runtime';
import { writtenType } from '@naftiko/spec';

/** Where the calls of a consumed namespace go, as far as the document says. */
export interface Upstream {
  readonly namespace: string;
  /** As written, or what the operator gives instead; may hold `{names}` that are given at start. */
  readonly baseUri: string;
  /** Without scheme and path: what a secret would be sent to. */
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
    // The upstream of a plug-in has no base URI: its type says what receives a secret.
    if (block?.type === 'extension') return { namespace, baseUri: '', host: writtenType(block) };
    const written = block?.baseUri.text.trim() ?? '';
    const baseUri = baseUris.get(namespace) ?? baseUris.get('*') ?? written;
    const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(baseUri)?.[1];
    return { namespace, baseUri, host: host ?? (baseUri === '' ? 'no address yet' : baseUri) };
  });
}
