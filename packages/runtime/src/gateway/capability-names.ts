/** A document of a gateway, as its file is found. */
export interface DocumentSource {
  /** The name of the file in messages. */
  readonly file: string;
  /** The path of the file below the folder that the operator named, with `/` between its parts. */
  readonly path: string;
}

/** The name of a capability, or why its document has none. */
export type CapabilityName =
  | { readonly ok: true; readonly source: DocumentSource; readonly name: string }
  | { readonly ok: false; readonly source: DocumentSource; readonly name: string; readonly problem: string };

/**
 * Names capabilities after the paths of their files: `github/issues.yaml` is `github-issues`. A name depends on its own
 * file alone, so that further files rename none. Of two equal names the later by path has a problem. `given` replaces
 * names, by path. The answer is in the order of the paths.
 */
export function nameCapabilities(
  sources: readonly DocumentSource[],
  given: ReadonlyMap<string, string> = new Map(),
): readonly CapabilityName[] {
  const holders = new Map<string, DocumentSource>();
  return sources
    .toSorted((left, right) => (left.path < right.path ? -1 : 1))
    .map((source) => {
      const name = given.get(source.path) ?? toKebabCase(source.path.replace(/\.[^./]*$/, ''));
      const problem = findProblem(name, holders.get(name));
      if (problem !== undefined) return { ok: false, source, name, problem: `${problem} ${remedyOf(source)}` };
      holders.set(name, source);
      return { ok: true, source, name };
    });
}

/** Whether a name may be given to a capability. */
export const isCapabilityName = (name: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(name) && name !== 'mcp';

function findProblem(name: string, holder: DocumentSource | undefined): string | undefined {
  if (name === '') return 'No name follows from the path of the file.';
  if (!isCapabilityName(name)) return `The name "${name}" is reserved or malformed.`;
  return holder === undefined ? undefined : `The name "${name}" belongs to "${holder.file}".`;
}

const remedyOf = ({ path }: DocumentSource): string =>
  `Name it in naftiko.config.yaml: run.gateway.names: { "${path}": another-name }.`;

/** Letters of other scripts have no place in a prefix that is typed into addresses; accents are removed. */
const toKebabCase = (path: string): string =>
  path
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
