import type { ConsumedOperation } from '@naftiko/spec';
import type { ConsumeKit, SignerPlan } from '@naftiko/engine';
import { append } from './compose-path.js';
import type { ParameterTable } from './parameter-table.js';
import { parsePath, resolvePath, withoutParameters, type PathTemplate, type Target } from './path-template.js';

/** The arguments of `planAddress`. */
export interface AddressSite {
  readonly operation: ConsumedOperation;
  /** The path template relative to the base URI. */
  readonly path: string;
  readonly signer: SignerPlan | undefined;
  /** Parameters of the query. */
  readonly queryNames: ReadonlySet<string>;
}

/** The address of an operation's requests below the base URI. */
export interface PlannedAddress {
  /** The complete template, without the fragment. */
  readonly path: string;
  readonly template: PathTemplate;
  readonly target: Target;
  /** The parameter that was added as the last segment. */
  readonly appended: string | undefined;
  /** Credentials that are a part of the path. */
  readonly credentials: readonly string[];
  /** The path, with the header that its fragment names: operations with equal identities have the same address. */
  readonly identity: string;
}

/** Plans the path and its fixed query; placeholders without a source become slots of the caller. */
export function planAddress(site: AddressSite, table: ParameterTable, kit: ConsumeKit): PlannedAddress {
  const appended = kit.findAppendedParameter(site.operation);
  const written = appended === undefined ? site.path : append(site.path, `{${appended}}`);
  const credentials = site.signer?.owns.flatMap(({ place, name }) => (place === 'path' ? [name] : [])) ?? [];
  const template = withoutParameters(parsePath(written), site.queryNames);
  const target = resolvePath(template, (placeholder) =>
    credentials.includes(placeholder.name) ? undefined : table.resolvePlaceholder(placeholder),
  );
  const path = written.split('#', 1)[0]!;
  const header = parseHeaderFragment(template.fragment);
  const route = header === undefined ? path : `${path}#${header.value}`;
  return { path, template, target, appended, credentials, identity: route };
}

/**
 * Reads the header that a fragment stands for (`#X-Amz-Target=…`). A fragment itself is never sent (specification 06,
 * section 4.4).
 */
export function parseHeaderFragment(
  fragment: string | undefined,
): { readonly name: string; readonly value: string } | undefined {
  const value = /^X-Amz-Target=([\x21-\x7e]+)$/i.exec(fragment ?? '')?.[1];
  return value === undefined ? undefined : { name: 'X-Amz-Target', value };
}
