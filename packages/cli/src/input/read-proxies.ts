import type { Proxies } from '@naftiko/engine';
import { given, usageError, problemsOf, type Given } from './given.js';
import { parseProxy } from './parse-proxy.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxies of the environment, in lower or upper case; lower case takes precedence, as in curl. */
export function readProxies(environment: Environment): Given<Proxies | undefined> {
  const http = readAddress('HTTP_PROXY', environment);
  const https = readAddress('HTTPS_PROXY', environment);
  if (!http.ok || !https.ok) return usageError(...problemsOf(http, https));
  if (http.value === undefined && https.value === undefined) return given(undefined);
  const except = (valueOf('NO_PROXY', environment) ?? '').toLowerCase().split(/[,\s]+/);
  return given({ http: http.value, https: https.value, except: except.filter((entry) => entry !== '') });
}

/** The value of a variable; an empty one counts as absent. */
const valueOf = (name: string, environment: Environment): string | undefined =>
  environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || undefined;

function readAddress(name: string, environment: Environment): Given<string | undefined> {
  const value = valueOf(name, environment);
  if (value === undefined) return given(undefined);
  const address = parseProxy(value);
  if (address !== undefined) return given(address);
  // It may contain a credential, so it is not repeated.
  return usageError(
    `The environment variable ${name} is not the address of a proxy, such as http://proxy.example.com:3128. ` +
      'Correct or remove it, or give --no-proxy.',
  );
}
