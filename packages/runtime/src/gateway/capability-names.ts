/** The file of a document of a gateway. */
export interface DocumentSource {
  /** The name of the file in messages. */
  readonly file: string;
  /** The path of the file below the folder that the operator named, with `/` between its parts. */
  readonly path: string;
}

/** The name of a document in a gateway; if it is not served under that name, the reason. */
export type CapabilityName =
  | { readonly ok: true; readonly source: DocumentSource; readonly name: string }
  | { readonly ok: false; readonly source: DocumentSource; readonly name: string; readonly problem: string };

/**
 * Names capabilities after the paths of their files: `github/issues.yaml` is `github-issues`. The name is the first
 * segment of the document's paths in the gateway. Of several files with one name, the file in `owners` keeps it, so that
 * a further file never takes a name in use; without an owner, the first by path has it. The others have a problem.
 * `given` replaces names, by path. The result is in the order of the paths.
 */
export function nameCapabilities(
  sources: readonly DocumentSource[],
  given: ReadonlyMap<string, string> = new Map(),
  owners: ReadonlyMap<string, { readonly source: DocumentSource }> = new Map(),
): readonly CapabilityName[] {
  const named = sources
    .toSorted((left, right) => (left.path < right.path ? -1 : 1))
    .map((source) => ({ source, name: given.get(source.path) ?? toKebabCase(source.path.replace(/\.[^./]*$/, '')) }));
  const holders = new Map<string, DocumentSource>();
  for (const { source, name } of named) {
    if (!holders.has(name) || owners.get(name)?.source.path === source.path) holders.set(name, source);
  }
  return named.map(({ source, name }) => {
    const problem = findProblem(name, source, holders.get(name));
    if (problem === undefined) return { ok: true, source, name };
    return { ok: false, source, name, problem: `${problem} ${remedyOf(source)}` };
  });
}

/** Whether a name may be given to a capability. */
export const isCapabilityName = (name: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(name) && name !== 'mcp';

function findProblem(name: string, source: DocumentSource, holder: DocumentSource | undefined): string | undefined {
  if (name === '') return 'No name follows from the path of the file.';
  if (!isCapabilityName(name)) return `The name "${name}" is reserved or malformed.`;
  return holder === undefined || holder === source ? undefined : `The name "${name}" belongs to "${holder.file}".`;
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
