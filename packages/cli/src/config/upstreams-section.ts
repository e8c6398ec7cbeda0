import { compileGlob } from '../input/glob.js';
import { parseProxy } from '../input/parse-proxy.js';
import {
  readAddressAs,
  readListOf,
  readObjectOf,
  readTextAs,
  variable,
  type Configured,
  type ValueReader,
} from './reading.js';
import { readNumber, readOrigin, readTime } from './scalars.js';

/** An entry of `upstreams`: the options for the upstreams that `match` selects. */
export interface UpstreamSection {
  readonly match?: { readonly namespace?: Configured<RegExp>; readonly origin?: Configured<string> };
  /** Milliseconds. */
  readonly timeout?: { readonly connect?: Configured<number>; readonly total?: Configured<number> };
  readonly limit?: { readonly concurrent?: Configured<number>; readonly queue?: Configured<number> };
  readonly redirects?: { readonly origins?: Configured<readonly string[]> };
  readonly proxy?: Configured<string>;
}

/** Reads the section `upstreams`. */
export const readUpstreams: ValueReader<readonly UpstreamSection[]> = (node, key, reading) => {
  if (node.kind !== 'list') return reading.refuse(node.at, `"${key}" takes a list, each entry with a dash.`);
  return node.items.flatMap((item, index) => readUpstream(item, `${key}[${index}]`, reading) ?? []);
};

const readUpstream = readObjectOf<UpstreamSection>(
  {
    match: readObjectOf<NonNullable<UpstreamSection['match']>>({
      namespace: readTextAs('a consumed namespace, such as "stripe*"', (written) =>
        written === '' ? undefined : compileGlob(written),
      ),
      origin: readOrigin,
    }),
    timeout: readObjectOf<NonNullable<UpstreamSection['timeout']>>({ connect: readTime(1), total: readTime(1) }),
    limit: readObjectOf<NonNullable<UpstreamSection['limit']>>({ concurrent: readNumber(1), queue: readNumber(0) }, [
      'rate',
    ]),
    redirects: readObjectOf<NonNullable<UpstreamSection['redirects']>>({ origins: readListOf(readOrigin) }),
    proxy: readProxy,
  },
  ['retry', 'breaker', 'cache', 'authentication', 'pagination', 'tls'],
);

function readProxy(...given: Parameters<ValueReader<never>>): ReturnType<typeof readProxyAddress> {
  const [node, key, reading] = given;
  const proxy = readProxyAddress(...given);
  if (proxy !== undefined && node.kind === 'scalar' && hasPassword(String(node.value))) {
    reading.warn(
      node.at,
      `"${key}" contains a password in plain text. Write it as "\${NAME}", an environment variable.`,
    );
  }
  return proxy;
}

const readProxyAddress = readAddressAs(
  'the address of a proxy, such as http://proxy.example.com:3128; a password with special characters is percent-encoded',
  (written) => (/^https?:\/\//i.test(written) ? parseProxy(written) : undefined),
);

/** Whether an address has a password that is not an environment variable alone. */
function hasPassword(address: string): boolean {
  const [, password = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^:@]*:(.*)@/is.exec(address) ?? [];
  return password.replaceAll(variable, '') !== '';
}
