import type { Config } from './config.js';
import type { Configured } from './reading.js';

/** One setting in force: its value without secrets, and where it comes from. */
export interface SettingInForce {
  readonly key: string;
  readonly value: string;
  /** A flag, a place in the file, or `default`. */
  readonly from: string;
}

/** The flags that set what the file sets too. */
export interface ConfigurableFlags {
  readonly host?: string;
  readonly envFile: readonly string[];
  readonly allowHost: readonly string[];
  readonly allowOrigin: readonly string[];
  readonly forwardHeader: readonly string[];
  readonly keepAlive?: string;
  readonly timeout?: string;
  /** False: `--no-proxy`. */
  readonly proxy: boolean;
}

/** Lists the settings of a run: flags win over the file, the file over defaults. */
export function listSettings(
  raw: ConfigurableFlags,
  paths: readonly string[],
  config: Config | undefined,
): readonly SettingInForce[] {
  const run = config?.run ?? {};
  return [
    choose('run.documents', { flag: 'the command line', given: paths.join(', ') }, run.documents, none),
    choose('run.host', { flag: '--host', given: raw.host }, run.host, '127.0.0.1'),
    choose('run.envFiles', { flag: '--env-file', given: raw.envFile.join(', ') }, run.envFiles, none),
    choose('run.allowHosts', { flag: '--allow-host', given: raw.allowHost.join(', ') }, run.allowHosts, none),
    choose('run.allowOrigins', { flag: '--allow-origin', given: raw.allowOrigin.join(', ') }, run.allowOrigins, none),
    choose(
      'run.forwardHeaders',
      { flag: '--forward-header', given: raw.forwardHeader.join(', ') },
      run.forwardHeaders,
      none,
    ),
    choose('run.keepAlive', { flag: '--keep-alive', given: raw.keepAlive }, run.keepAlive, '75s'),
    ...listUpstreams(raw, config),
  ];
}

const none = 'none';

interface Flag {
  readonly flag: string;
  /** Empty or absent: the flag is not given. */
  readonly given?: string | undefined;
}

function choose(
  key: string,
  { flag, given = '' }: Flag,
  configured: Configured<unknown> | undefined,
  fallback: string,
): SettingInForce {
  if (given !== '') return { key, value: given, from: flag };
  if (configured === undefined) return { key, value: fallback, from: 'default' };
  const { source, start } = configured.at;
  return { key, value: configured.shown === '' ? none : configured.shown, from: `${source}:${start.line}` };
}

/** The settings of each entry of `upstreams`, then those of the upstreams that no entry matches. */
function listUpstreams({ timeout, proxy }: ConfigurableFlags, config: Config | undefined): readonly SettingInForce[] {
  const total = { flag: '--timeout', given: timeout === undefined ? undefined : `${timeout}ms` };
  const direct = { flag: '--no-proxy', given: proxy ? undefined : none };
  const noFlag = { flag: '' };
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
    choose(`${name}.redirects.origins`, noFlag, section?.redirects?.origins, none),
    choose(`${name}.proxy`, direct, section?.proxy, 'HTTP_PROXY, HTTPS_PROXY and NO_PROXY'),
  ]);
}
