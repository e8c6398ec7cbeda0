import {
  diagnose,
  type Consume,
  type Diagnostic,
  type Document,
  type ExtensionConsume,
  type HttpConsume,
} from '@naftiko/spec';

/** Checks the `consumes` blocks for faults that only the whole document shows. */
export function checkConsumes(document: Document): readonly Diagnostic[] {
  const namespaces = new Set<string>();
  return [...reportRepeatedNames(document), ...document.consumes.flatMap(checkConsume)];

  function checkConsume(consume: Consume): readonly Diagnostic[] {
    if (consume.type === 'unknown' || consume.type === 'import') return [];
    const found: Diagnostic[] = [];
    const namespace = consume.namespace.text;
    if (namespaces.has(namespace)) found.push(diagnose('consumes-namespace-duplicate', consume.at, { namespace }));
    namespaces.add(namespace);
    if (consume.type === 'http' && callsItself(consume, document)) {
      const { text: baseUri, at } = consume.baseUri;
      found.push(diagnose('base-uri-self', at, { baseUri, namespace }));
    }
    return found;
  }
}

/** Reports variables that are bound but not used while an upstream is called without a credential (specification 06, A13). */
export const reportUnusedCredentials = (document: Document, unused: readonly string[]): readonly Diagnostic[] =>
  unused.length === 0
    ? []
    : document.consumes.flatMap((consume) =>
        (isHttpOrExtension(consume) && consume.authentication === undefined) || consume.type === 'import'
          ? [diagnose('credential-unused', consume.at, { names: unused })]
          : [],
      );

/**
 * An entry of `consumes` that an adapter plans: one of the format, or one of a plug-in. Unresolved imports and unknown
 * types are not planned.
 */
export type PlannedConsume = HttpConsume | ExtensionConsume;

export const isHttpOrExtension = (consume: Consume): consume is PlannedConsume =>
  consume.type === 'http' || consume.type === 'extension';

/** Reports the second operation of each name within a namespace; a call is then ambiguous. */
function reportRepeatedNames(document: Document): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  return document.consumes.flatMap((consume) =>
    consume.type !== 'http'
      ? []
      : consume.resources
          .flatMap(({ operations }) => operations)
          .flatMap(({ name, at }) => {
            const key = `${consume.namespace.text}.${name.text}`;
            const count = (counts.get(key) ?? 0) + 1;
            counts.set(key, count);
            return name.text !== '' && count === 2
              ? [diagnose('operation-name-collision', at, { name: name.text })]
              : [];
          }),
  );
}

/**
 * Whether the base URI of a block leads to a port on which the document itself is served. The operator must replace
 * such a base URI at start: otherwise every request would cause another one (specification 06, U3).
 */
export function callsItself(consume: HttpConsume, document: Document): boolean {
  const match = /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d+))?(?:\/|$)/i.exec(
    consume.baseUri.text.trim(),
  );
  if (match === null) return false;
  const port = Number(match[1] ?? (consume.baseUri.text.startsWith('https') ? 443 : 80));
  return document.exposes.some((expose) => expose.port === port);
}
