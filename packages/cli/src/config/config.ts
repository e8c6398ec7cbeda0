import path from 'node:path';
import type { CallersSection } from './callers-section.js';
import type { LintConfig, LintSection } from './lint-section.js';
import type { RunSection } from './run-section.js';
import type { ToolsSection } from './tools-section.js';
import type { UpstreamSection } from './upstreams-section.js';

/** What `naftiko.config.yaml` decides. Every value is optional; what is absent has its default. */
export interface Config {
  /** The file, as it is named in messages. */
  readonly file: string;
  readonly lint: LintSection;
  readonly run: RunSection;
  readonly upstreams: readonly UpstreamSection[];
  readonly callers: CallersSection;
  readonly tools: ToolsSection;
}

/** What a file without content decides. */
export const makeEmptyConfig = (file: string): Config => ({
  file,
  lint: {},
  run: {},
  upstreams: [],
  callers: {},
  tools: {},
});

/** The settings of lint, with the defaults of what the file leaves out; without a file the defaults alone. */
export function lintConfigOf(config: Config | undefined): LintConfig {
  const { extends: profile, rules = new Map(), ignoreFile } = config?.lint ?? {};
  return {
    extends: profile?.value ?? 'recommended',
    rules: new Map([...rules].map(([code, { value }]) => [code, value])),
    ...(config === undefined || ignoreFile === undefined
      ? {}
      : { ignoreFile: resolveBeside(config, ignoreFile.value) }),
  };
}

/** A path of the file, relative to the working directory. */
export function resolveBeside({ file }: Pick<Config, 'file'>, named: string): string {
  const directory = path.dirname(file);
  return directory === '.' || path.isAbsolute(named) ? named : path.join(directory, named);
}
