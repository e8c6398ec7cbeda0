import { compileGlob } from '../input/glob.js';
import { parseAllowedHost, parseAllowedOrigin } from '../input/allowed-callers.js';
import { parseDuration } from '../input/parse-duration.js';
import { longestMs } from '../input/read-duration.js';
import { isForwardableHeader } from '../input/read-option.js';
import type { RunSection, UpstreamSection } from './config.js';
import { readListOf, readObjectOf, readTextAs, type ValueReader } from './reading.js';

const text = readTextAs('a text', (written) => (written === '' ? undefined : written));
const duration = (leastMs: number) =>
  readTextAs(`a time of at least ${leastMs}ms, such as 500ms, 75s or 2min`, (written) => {
    const ms = parseDuration(written);
    return ms === undefined || ms < leastMs || ms > longestMs ? undefined : ms;
  });

const host = readTextAs('a host name, for example mcp.example.com or mcp.example.com:8443', parseAllowedHost);
const pageOrigin = readTextAs(
  'an origin as browsers send it, for example https://chat.example.com',
  parseAllowedOrigin,
);
const headerName = readTextAs('the name of a header that may be passed on upstream, such as X-Tenant', (name) =>
  isForwardableHeader(name.toLowerCase()) ? name.toLowerCase() : undefined,
);
const callers = readTextAs('mcp, all or none', (written) =>
  written === 'mcp' || written === 'all' || written === 'none' ? written : undefined,
);
const origin = readTextAs('an origin, for example https://files.example.com', parseHttpOrigin);

/** Reads the section `run`. */
export const readRunSection: ValueReader<RunSection> = readObjectOf<RunSection>(
  {
    documents: readListOf(text),
    host: text,
    envFiles: readListOf(text),
    allowHosts: readListOf(host),
    allowOrigins: readListOf(pageOrigin),
    forwardHeaders: readListOf(headerName),
    redactAnswers: callers,
    keepAlive: duration(1_000),
  },
  ['gateway', 'nonceKey', 'allowFolders', 'plugins'],
);

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
      origin,
    }),
    timeout: readObjectOf<NonNullable<UpstreamSection['timeout']>>({ connect: duration(1), total: duration(1) }),
    redirects: readObjectOf<NonNullable<UpstreamSection['redirects']>>({ origins: readListOf(origin) }),
    proxy: readProxy,
  },
  ['retry', 'breaker', 'limit', 'cache', 'authentication', 'pagination', 'tls'],
);

function readProxy(...given: Parameters<ValueReader<never>>): ReturnType<typeof readAddress> {
  const [node, key, reading] = given;
  const proxy = readAddress(...given);
  if (proxy !== undefined && node.kind === 'scalar' && /^[a-z]+:\/\/[^/?#:@]*:[^/?#$@]+@/i.test(String(node.value))) {
    reading.warn(node.at, `"${key}" contains a password in clear. Write it as "\${NAME}", an environment variable.`);
  }
  return proxy;
}

const readAddress = readTextAs('the address of a proxy, such as http://proxy.example.com:3128', (written) =>
  /^https?:\/\//i.test(written) && URL.canParse(written) ? written : undefined,
);

/** Scheme, host and port of an http or https address without anything else. */
function parseHttpOrigin(written: string): string | undefined {
  if (!/^https?:\/\/[^\s/?#@\\]+\/?$/i.test(written) || !URL.canParse(written)) return undefined;
  return new URL(written).origin;
}
