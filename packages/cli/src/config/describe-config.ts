import { maskIfAddress } from '../input/mask-address.js';
import type { Config } from './config.js';
import type { Configured } from './reading.js';

/** One setting in force: its value without secrets, and where it comes from. */
export interface SettingInForce {
  readonly key: string;
  readonly value: string;
  /** A flag, a place in the file, or `default`. */
  readonly from: string;
}

/** The flags that have a counterpart in the configuration file. */
export interface ConfigurableFlags {
  readonly host?: string;
  readonly envFile: readonly string[];
  readonly allowOutside: readonly string[];
  readonly allowHost: readonly string[];
  readonly allowOrigin: readonly string[];
  readonly forwardHeader: readonly string[];
  readonly redactAnswers?: string;
  readonly pages?: boolean | 'inspect';
  readonly keepAlive?: string;
  readonly plugin: readonly string[];
  readonly maxConnections?: string;
  readonly maxRequests?: string;
  readonly receiveTimeout?: string;
  readonly wrongCredentials?: string;
  readonly upstreamConnections?: string;
  readonly workers?: string;
  readonly gateway?: string;
  readonly tools?: readonly string[];
  readonly readOnly?: boolean;
  readonly timeout?: string;
  /** False: `--no-proxy`. */
  readonly proxy: boolean;
}

/** Lists the settings of a run: flags win over the file, the file over defaults. */
export const listSettings = (
  raw: ConfigurableFlags,
  paths: readonly string[],
  config: Config | undefined,
): readonly SettingInForce[] => [
  ...listLint(config),
  ...listRun(raw, paths, config),
  ...listGateway(raw, config),
  ...listUpstreams(raw, config),
  ...listCallers(raw, config),
  ...listToolRules(raw, config),
];

const none = 'none';

interface Flag {
  readonly flag: string;
  /** Empty or absent: the flag is not given. */
  readonly given?: string | readonly string[] | undefined;
}

const noFlag: Flag = { flag: '' };

const pagesDefault = 'true on loopback addresses';
const pagesFlag = ({ pages }: ConfigurableFlags): Flag =>
  pages === undefined ? noFlag : { flag: pages === false ? '--no-pages' : '--pages', given: String(pages) };

function choose(
  key: string,
  { flag, given = '' }: Flag,
  configured: Configured<unknown> | undefined,
  fallback: string,
): SettingInForce {
  if (given.length > 0) return { key, value: [given].flat().map(maskIfAddress).join(', '), from: flag };
  if (configured === undefined) return { key, value: fallback, from: 'default' };
  const { source, start } = configured.at;
  return { key, value: configured.shown === '' ? none : configured.shown, from: `${source}:${start.line}` };
}

function listLint(config: Config | undefined): readonly SettingInForce[] {
  const { extends: profile, rules = new Map<string, Configured<unknown>>(), ignoreFile } = config?.lint ?? {};
  return [
    choose('lint.extends', noFlag, profile, 'recommended'),
    ...[...rules].map(([code, severity]) => choose(`lint.rules.${code}`, noFlag, severity, none)),
    choose('lint.ignoreFile', noFlag, ignoreFile, '.naftiko-ignore.yaml, where there is one'),
  ];
}

function listRun(
  raw: ConfigurableFlags,
  paths: readonly string[],
  config: Config | undefined,
): readonly SettingInForce[] {
  const run = config?.run ?? {};
  return [
    choose('run.documents', { flag: 'the command line', given: paths }, run.documents, none),
    choose('run.host', { flag: '--host', given: raw.host }, run.host, '127.0.0.1'),
    choose('run.workers', { flag: '--workers', given: raw.workers }, run.workers, '1'),
    choose('run.envFiles', { flag: '--env-file', given: raw.envFile }, run.envFiles, none),
    choose('run.allowFolders', { flag: '--allow-outside', given: raw.allowOutside }, run.allowFolders, none),
    choose('run.allowHosts', { flag: '--allow-host', given: raw.allowHost }, run.allowHosts, none),
    choose('run.allowOrigins', { flag: '--allow-origin', given: raw.allowOrigin }, run.allowOrigins, none),
    choose('run.forwardHeaders', { flag: '--forward-header', given: raw.forwardHeader }, run.forwardHeaders, none),
    choose('run.redactAnswers', { flag: '--redact-answers', given: raw.redactAnswers }, run.redactAnswers, 'mcp'),
    choose('run.keepAlive', timeFlag('--keep-alive', raw.keepAlive), run.keepAlive, '75s'),
    choose('run.pages', pagesFlag(raw), run.pages, pagesDefault),
    choose('run.plugins', { flag: '--plugin', given: raw.plugin }, run.plugins, none),
  ];
}

function listGateway(raw: ConfigurableFlags, config: Config | undefined): readonly SettingInForce[] {
  const {
    port,
    toolLimit,
    pin,
    names = new Map<string, Configured<unknown>>(),
    idle,
    pages,
    authentication,
    trustedBy,
    metrics,
  } = config?.run.gateway ?? {};
  return [
    choose('run.gateway.port', { flag: '--gateway', given: raw.gateway }, port, none),
    choose('run.gateway.toolLimit', noFlag, toolLimit, '40'),
    choose('run.gateway.pin', noFlag, pin, none),
    ...[...names].map(([file, name]) => choose(`run.gateway.names.${file}`, noFlag, name, none)),
    choose('run.gateway.idle', noFlag, idle, '10min'),
    choose('run.gateway.authentication', noFlag, authentication, none),
    choose('run.gateway.trustedBy', noFlag, trustedBy, none),
    choose('run.gateway.metrics', noFlag, metrics, 'false'),
    choose('run.gateway.pages', pagesFlag(raw), pages ?? config?.run.pages, pagesDefault),
  ];
}

function listToolRules(raw: ConfigurableFlags, config: Config | undefined): readonly SettingInForce[] {
  const { readOnly, rules = [] } = config?.tools ?? {};
  const flag = { flag: '--read-only', given: raw.readOnly === true ? 'true' : undefined };
  return [
    choose('tools.readOnly', flag, readOnly, 'false'),
    ...rules.flatMap(({ match = {}, allow }, index) =>
      Object.entries({
        'match.tool': match.tool,
        'match.capability': match.capability,
        'match.hint': match.hint,
        allow,
      }).flatMap(([key, value]) =>
        value === undefined ? [] : [choose(`tools.rules[${index}].${key}`, noFlag, value, none)],
      ),
    ),
  ];
}

/** The settings of each entry of `upstreams`, then those of the upstreams that no entry matches. */
function listUpstreams(raw: ConfigurableFlags, config: Config | undefined): readonly SettingInForce[] {
  const total = timeFlag('--timeout', raw.timeout);
  const concurrent = { flag: '--upstream-connections', given: raw.upstreamConnections };
  const direct = { flag: '--no-proxy', given: raw.proxy ? undefined : none };
  const sections = (config?.upstreams ?? []).map((section, index) => ({ name: `upstreams[${index}]`, section }));
  return [...sections, { name: 'upstreams[other]', section: undefined }].flatMap(({ name, section }) => [
    ...(section === undefined
      ? []
      : [
          choose(`${name}.match.namespace`, noFlag, section.match?.namespace, '*'),
          choose(`${name}.match.origin`, noFlag, section.match?.origin, '*'),
        ]),
    choose(`${name}.timeout.connect`, noFlag, section?.timeout?.connect, '15s, at most the total'),
    choose(`${name}.timeout.total`, total, section?.timeout?.total, '30s'),
    choose(`${name}.limit.concurrent`, concurrent, section?.limit?.concurrent, '128'),
    choose(`${name}.limit.queue`, noFlag, section?.limit?.queue, '1024'),
    choose(`${name}.redirects.origins`, noFlag, section?.redirects?.origins, none),
    choose(`${name}.proxy`, direct, section?.proxy, 'HTTP_PROXY, HTTPS_PROXY and NO_PROXY'),
  ]);
}

function listCallers(raw: ConfigurableFlags, config: Config | undefined): readonly SettingInForce[] {
  const callers = config?.callers ?? {};
  const wrong = { flag: '--wrong-credentials', given: raw.wrongCredentials && `${raw.wrongCredentials}/min` };
  return [
    choose(
      'callers.connections',
      { flag: '--max-connections', given: raw.maxConnections },
      callers.connections,
      '4096',
    ),
    choose('callers.requests', { flag: '--max-requests', given: raw.maxRequests }, callers.requests, '1024'),
    choose('callers.receiveTimeout', timeFlag('--receive-timeout', raw.receiveTimeout), callers.receiveTimeout, '20s'),
    choose('callers.bodyLimit', noFlag, callers.bodyLimit, '10MiB'),
    choose('callers.wrongCredentials', wrong, callers.wrongCredentials, '20/min'),
  ];
}

/** A bare number of a flag is milliseconds. */
const timeFlag = (flag: string, given: string | undefined): Flag => ({
  flag,
  given: given !== undefined && /^\d+$/.test(given) ? `${given}ms` : given,
});
