import type { Command } from 'commander';
import { collect } from './option-values.js';
import { absentPlan, addPlanOptions, type RawPlanOptions } from './plan-options.js';

/** Options for upstream calls. */
export interface RawCallOptions extends RawPlanOptions {
  readonly baseUri: readonly string[];
  readonly var: readonly string[];
  readonly envFile: readonly string[];
  readonly mock: boolean;
  /** False: `--no-proxy`. */
  readonly proxy: boolean;
  readonly timeout?: string;
  readonly decodeTimeout?: string;
}

/** The values of the options for calls that are not given. */
export const absentCall: Pick<RawCallOptions, 'baseUri' | 'var' | 'envFile' | 'mock' | 'proxy' | keyof RawPlanOptions> =
  {
    ...absentPlan,
    baseUri: [],
    var: [],
    envFile: [],
    mock: false,
    proxy: true,
  };

/** Adds the options of every command that calls upstreams. */
export function addCallOptions(command: Command): Command {
  return addPlanOptions(command)
    .option('--base-uri <namespace=url>', 'replace the base URI of a consumed namespace ("*" for all)', collect)
    .option('--var <name=value>', 'value of a placeholder such as {hostname} in a base URI', collect)
    .option('--env-file <file>', 'dotenv file; variables of the environment win over its own', collect)
    .option('--mock', 'answer consumed calls from an embedded upstream: no network, no credentials')
    .option('--no-proxy', 'ignore HTTP_PROXY, HTTPS_PROXY and NO_PROXY')
    .option('--timeout <time>', 'per upstream call: 500ms, 6s, 2min; a bare number is milliseconds (default: 30s)')
    .option('--decode-timeout <time>', 'for decoding one large answer (default: 10s)');
}
