import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Existing documents that the runtime is tested with. They are not part of this repository: a folder `shared/` beside the
 * checkout holds them, where it is present. The environment variable `NAFTIKO_SHARED` names another folder.
 */
export const catalogDirectory = path.resolve(process.env['NAFTIKO_SHARED'] ?? '../shared', 'catalog');

export const hasCatalog = existsSync(path.join(catalogDirectory, 'INDEX.json'));

/** The entry of one document in the index. */
export interface CatalogEntry {
  readonly class: 'A' | 'B' | 'C';
  readonly why: readonly string[];
  readonly officialSchemaValid: boolean;
  readonly expected: {
    readonly restOperations: number;
    readonly mcpTools: number;
    readonly consumedOperations: number;
    readonly callableRest: number;
    readonly callableMcp: number;
  };
  readonly problems: readonly {
    readonly kind: string;
    readonly pointer: string;
    readonly level: 'error' | 'warning';
  }[];
  readonly notes: readonly string[];
  readonly env: readonly string[];
  readonly boundUnused: readonly string[];
  readonly vars: readonly string[];
  readonly consumesNamespaces: readonly string[];
  readonly exposesNamespaces: readonly string[];
}

export const listCatalogEntries = (): readonly (readonly [string, CatalogEntry])[] => {
  const index = JSON.parse(readFileSync(path.join(catalogDirectory, 'INDEX.json'), 'utf8')) as {
    readonly files: Readonly<Record<string, CatalogEntry>>;
  };
  return Object.entries(index.files);
};

export const readCatalogText = (file: string): string => readFileSync(path.join(catalogDirectory, file), 'utf8');

/** The units that others of their document hide. */
export const listHidden = ({ problems }: Pick<CatalogEntry, 'problems'>): ReadonlySet<string> =>
  new Set(problems.flatMap(({ kind, pointer }) => (kind === 'rest-route-duplicate' ? [pointer] : [])));
