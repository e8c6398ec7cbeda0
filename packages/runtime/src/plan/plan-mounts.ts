import {
  diagnose,
  valid,
  declaredTypeOf,
  type Authentication,
  type Checked,
  type Diagnostic,
  type Expose,
  type Origin,
} from '@naftiko/spec';
import { reportUnsupportedScheme, findScheme, type Capability, type OpenVerifier } from '@naftiko/engine';
import type { ExposeAdapter, ExposeKit } from '../mount/expose-adapter.js';
import type { Permit } from '../mount/caller-names.js';
import { isLoopback } from '../mount/loopback.js';
import type { PlannedDocument, PlannedMount } from './planned-document.js';
import type { Plugins } from './plugins.js';

interface MountPlanning {
  readonly exposes: readonly Expose[];
  readonly isServed: (expose: Expose) => boolean;
  readonly capability: Capability;
  readonly plugins: Plugins;
  readonly permits: ReadonlyMap<Origin, Permit>;
  readonly reported: Diagnostic[];
}

/**
 * Plans each adapter that is served, and lists the skills of all adapters, in the order of the document. Diagnostics
 * are added to `reported`.
 */
export function planMounts({
  exposes,
  isServed,
  capability,
  plugins,
  permits,
  reported,
}: MountPlanning): Pick<PlannedDocument, 'mounts' | 'skills'> {
  const planned = new Map<Expose, PlannedMount | undefined>();
  const served = exposes.filter(isServed);
  const kit: ExposeKit = {
    ...makeExposeKit(capability, plugins, (diagnostic) => reported.push(diagnostic)),
    permitOf: (at) => permits.get(at),
    siblings: (type) =>
      served.filter((expose) => declaredTypeOf(expose) === type).flatMap((expose) => mountOf(expose)?.plan ?? []),
  };
  // Each adapter is planned on first use, because an adapter may need the plan of a later one (`siblings`).
  const mountOf = (expose: Expose): PlannedMount | undefined => {
    if (!planned.has(expose)) {
      // While it is being planned, an adapter is not among its own siblings.
      planned.set(expose, undefined);
      planned.set(expose, planMount(expose, kit, plugins, reported));
    }
    return planned.get(expose);
  };
  const mounts = served.flatMap((expose) => mountOf(expose) ?? []);
  const skills = exposes.flatMap((expose) => {
    const offered = adapterOf(expose, plugins)?.listOffers?.(expose, { ...kit, report: () => undefined }) ?? [];
    const { namespace, authentication } = expose;
    return offered.length === 0 ? [] : [{ namespace: namespace.text, authentication, skills: offered }];
  });
  return { mounts, skills };
}

function planMount(expose: Expose, kit: ExposeKit, plugins: Plugins, reported: Diagnostic[]): PlannedMount | undefined {
  if (expose.type === 'unknown') return undefined;
  const adapter = adapterOf(expose, plugins);
  if (adapter === undefined) {
    reported.push(
      diagnose('exposes-type-unavailable', expose.at, { type: declaredTypeOf(expose), known: plugins.exposeTypes }),
    );
    return undefined;
  }
  reported.push(...reportWideAddress(expose));
  const plan = adapter.plan(expose, kit);
  reported.push(...plan.diagnostics);
  return plan.ok ? { expose, plan: plan.value } : undefined;
}

/**
 * Reports an address other than loopback in a document. It is not used: only the operator opens a port to the network
 * (specification 06, section 4.9).
 */
const reportWideAddress = ({ address }: Expose): readonly Diagnostic[] =>
  address === undefined || isLoopback(address.text)
    ? []
    : [diagnose('address-not-used', address.at, { address: address.text })];

const makeExposeKit = (
  capability: Capability,
  plugins: Plugins,
  report: (diagnostic: Diagnostic) => void,
): Omit<ExposeKit, 'siblings' | 'permitOf'> => ({
  document: capability.document,
  reading: { conformant: capability.document.conformant, extensions: capability.document.extensions, note: report },
  operation: (unit, site) =>
    capability.unit({
      id: `${site.namespace}.${unit.name?.text ?? site.route?.path ?? 'operation'}`,
      inputRules: site.inputRules,
      namespace: site.namespace,
      unit,
      declarations: [...(site.outerInputs ?? []), ...unit.inputs],
      placeholders: site.route?.placeholders ?? [],
      ...(site.route === undefined ? {} : { route: site.route }),
    }),
  forward: (node) => capability.forward(node),
  verifier: (authentication, options) => planVerifier(authentication, options, capability, plugins),
  report,
});

function planVerifier(
  authentication: Authentication | undefined,
  options: Parameters<ExposeKit['verifier']>[1],
  capability: Capability,
  plugins: Plugins,
): Checked<OpenVerifier | undefined> {
  if (authentication === undefined) return valid(undefined);
  const scheme = findScheme(authentication, plugins.engine.auth);
  if (scheme?.verifier === undefined) {
    return { ok: false, diagnostics: [reportUnsupportedScheme(authentication)] };
  }
  return scheme.verifier(authentication, { ...capability.verifierKit(), ...options });
}

/** The adapter that serves a block; `undefined`: its type is unknown. */
export const adapterOf = (expose: Expose, plugins: Plugins): ExposeAdapter | undefined =>
  plugins.exposes.find(({ type }) => type === declaredTypeOf(expose));
