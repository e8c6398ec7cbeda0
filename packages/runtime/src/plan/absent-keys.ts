import type { Diagnostic } from '@naftiko/spec';

/** Removes findings about an absent key where a misspelt key of the same mapping is reported, which is probably it. */
export function withoutMisspelt(
  findings: readonly Diagnostic[],
  reported: readonly Diagnostic[] = findings,
): readonly Diagnostic[] {
  const misspelt = new Set(
    reported.flatMap(({ code, meant, at }) =>
      code === 'key-unknown' && meant !== undefined ? [nameKey(at.source, at.path.slice(0, -1), meant)] : [],
    ),
  );
  if (misspelt.size === 0) return findings;
  return findings.filter(({ code, severity, at: { source, path } }) => {
    const key = absentKeys.get(code);
    // An error tells that a part is not served.
    if (key === undefined || severity === 'error') return true;
    return !misspelt.has(nameKey(source, path.at(-1) === key ? path.slice(0, -1) : path, key));
  });
}

const nameKey = (source: string, path: readonly (string | number)[], key: string): string =>
  [source, ...path, key].join('\0');

/** By code, the key of whose absence a finding is. */
const absentKeys: ReadonlyMap<string, string> = new Map([
  ['base-uri-empty', 'baseUri'],
  ['consumes-without-resources', 'resources'],
  ['resource-without-operations', 'operations'],
  ['rest-without-resources', 'resources'],
  ['exposes-namespace-missing', 'namespace'],
  ['port-missing', 'port'],
  ['method-missing', 'method'],
  ['operation-name-missing', 'name'],
  ['tool-name-missing', 'name'],
  ['tool-description-missing', 'description'],
  ['tool-hints-missing', 'hints'],
  ['input-description-missing', 'description'],
  ['naftiko-consumes-description', 'description'],
  ['naftiko-rest-resource-description', 'description'],
  ['naftiko-rest-operation-description', 'description'],
  ['naftiko-aggregate-function-description', 'description'],
  ['naftiko-info-tags', 'tags'],
]);
