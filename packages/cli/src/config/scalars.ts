import { parseAllowedHost, parseAllowedOrigin } from '../input/allowed-callers.js';
import { parseDuration } from '../input/parse-duration.js';
import { parseSize } from '../input/parse-size.js';
import { maxMs } from '../input/read-duration.js';
import { isForwardableHeader } from '../input/read-option.js';
import { readAddressAs, readHiddenAs, readTextAs, variable, type Configured, type ValueReader } from './reading.js';

/** A text that is not empty. */
export const readText = readTextAs('a text', (written) => (written === '' ? undefined : written));

/** A secret of a least length, which is never shown; one in plain text is a warning. */
export const readSecret = (minLength: number): ValueReader<Configured<string>> => {
  const read = readHiddenAs(`a secret of at least ${minLength} characters`, (written) =>
    written.length < minLength ? undefined : written,
  );
  return (node, key, reading) => {
    if (node.kind === 'scalar' && !new RegExp(variable.source).test(String(node.value))) {
      reading.warn(node.at, `"${key}" is a secret in plain text. Write it as "\${NAME}", an environment variable.`);
    }
    return read(node, key, reading);
  };
};

/** A truth value. */
export const readFlag: ValueReader<Configured<boolean>> = readTextAs('true or false', (written) =>
  written === 'true' ? true : written === 'false' ? false : undefined,
);

/** A time in milliseconds, with a unit: a bare number would be seconds to some readers and milliseconds to others. */
export const readTime = (minMs: number): ValueReader<Configured<number>> =>
  readTextAs(`a time with its unit, at least ${minMs}ms, such as 500ms, 75s, 2min or 1h`, (written) => {
    const ms = parseDuration(written);
    return ms === undefined || ms < minMs || ms > maxMs ? undefined : ms;
  });

/** A whole number. */
export const readNumber = (least: number): ValueReader<Configured<number>> =>
  readTextAs(`a whole number from ${least} to 999999999`, (written) => {
    const number = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
    return number >= least ? number : undefined;
  });

/** A number of bytes. */
export const readSize = readTextAs('a size with its unit, such as 500kB or 10MiB', (written) => {
  const bytes = parseSize(written);
  return bytes === undefined || bytes < 1 || bytes > largestBytes ? undefined : bytes;
});

/** Bodies are held in memory. */
const largestBytes = 1024 ** 3;

/** One of a few words. */
export const readChoice = <Word extends string>(...words: readonly Word[]): ValueReader<Configured<Word>> =>
  readTextAs(`${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`, (written) =>
    words.find((word) => word === written),
  );

/** The address to listen on. */
export const readListenAddress = readAddressAs('a host name or an IP address', (written) =>
  /^[a-z0-9_.:%-]+$/i.test(written) ? written : undefined,
);

/** A host name that requests may have. */
export const readHost = readAddressAs(
  'a host name, for example mcp.example.com or mcp.example.com:8443',
  parseAllowedHost,
);

/** An origin whose web pages may call. */
export const readPageOrigin = readAddressAs(
  'an origin as browsers send it, for example https://chat.example.com',
  parseAllowedOrigin,
);

/** The origin of an upstream: scheme, host and port of an http or https address without anything else. */
export const readOrigin = readAddressAs('an origin, for example https://files.example.com', (written) =>
  /^https?:\/\/[^\s/?#@\\]+\/?$/i.test(written) && URL.canParse(written) ? new URL(written).origin : undefined,
);

/** The name of a header of callers, in lower case. */
export const readHeaderName = readTextAs(
  'the name of a header that may be passed on upstream, such as X-Tenant',
  (name) => (isForwardableHeader(name.toLowerCase()) ? name.toLowerCase() : undefined),
);
