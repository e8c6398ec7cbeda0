import { diagnose, type Bind, type Diagnostic, type Origin } from '@naftiko/spec';
import { findSimilar, takeNames } from '../expression/names.js';

/**
 * The diagnostic of a credential that contains a name without a usable source: no bind declares it, or several binds
 * declare it. Callers cannot supply a credential.
 */
export function diagnoseUnboundCredential(name: string, at: Origin, binds: readonly Bind[]): Diagnostic {
  const owners = binds.filter(({ keys }) => keys.some(({ variable }) => variable.text === name));
  if (owners.length > 1) {
    return diagnose('bind-duplicate', at, { name, namespaces: owners.map(({ namespace }) => namespace.text) });
  }
  const known = takeNames(...binds.map(({ keys }) => keys.map(({ variable }) => variable.text)));
  // `env.NAME` and `bind.NAME` are compared without their prefix.
  const short = name.slice(name.lastIndexOf('.') + 1);
  const isBound = binds.some(({ keys }) => keys.some(({ variable }) => variable.text === short));
  const similar = isBound ? short : findSimilar(short, known);
  return diagnose('credential-unbound', at, { name, similar, known });
}
