import path from 'node:path';
import type { CallersSection } from './callers-section.js';
import type { LintConfig, LintSection } from './lint-section.js';
import type { RunSection } from './run-section.js';
import type { ToolsSection } from './tools-section.js';
import type { UpstreamSection } from './upstreams-section.js';

/** The contents of `naftiko.config.yaml`. Every setting is optional; an absent one has its default. */
export interface Config {
  /** The path of the file, as messages show it. */
  readonly file: string;
  readonly lint: LintSection;
  readonly run: RunSection;
  readonly upstreams: readonly UpstreamSection[];
  readonly callers: CallersSection;
  readonly tools: ToolsSection;
}

/** The configuration of an empty file. */
export const makeEmptyConfig = (file: string): Config => ({
  file,
  lint: {},
  run: {},
  upstreams: [],
  callers: {},
  tools: {},
});

/** The settings of lint, with defaults for those that the file does not have; `undefined`: there is no file. */
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
