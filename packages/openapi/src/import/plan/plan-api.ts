import type { Notes } from '../notes.js';
import { makeNameSet, toKebab, type NameSet } from '../../names.js';
import { toPlainLine } from '../../plain-text.js';
import type { ApiOperation } from '../read/api.js';
import { readSecurity } from '../read/read-security.js';
import { readBaseUri } from '../read/read-servers.js';
import type { Reader } from '../read/reader.js';
import { textAt } from '../read/tree.js';
import type { ImportedApi, ImportedResource } from './imported-api.js';
import { planOperation, toDescription, type PlanKit } from './plan-operation.js';
import { planPath } from './plan-path.js';

/** Model APIs accept tool names of up to 64 characters. */
const nameLimit = 64;
const titleLimit = 200;

/** The number of values that the outputs of all operations together describe, because the size of a document is limited. */
const answerBudget = 8000;

/** Plans the document of an API: names, inputs, bodies, outputs. `namespace` replaces the one that the title gives. */
export function planApi(
  reader: Reader,
  operations: readonly ApiOperation[],
  notes: Notes,
  namespace: string | undefined,
): ImportedApi {
  const info = reader.member(reader.root, 'info')?.tree;
  const written = textAt(info, 'title') ?? '';
  const title = toPlainLine(written, titleLimit);
  if (namespace === undefined && toKebab(written) === '') {
    notes.add('The document has no usable title; the namespace is "unknown-api". Choose another with --namespace.');
  }
  const kit = {
    reader,
    notes,
    valueLimit: Math.max(10, Math.min(80, Math.floor(answerBudget / operations.length))),
    names: makeNameSet(nameLimit),
    routes: new Set<string>(),
  };
  const resourceNames = makeNameSet(nameLimit);
  return {
    namespace: namespace ?? makeNameSet(nameLimit).allocate(toKebab(written), 'unknown-api'),
    title: title === '' ? 'Unknown API' : title,
    description: toDescription(textAt(info, 'description')),
    baseUri: readBaseUri(reader, operations, notes),
    ...readSecurity(reader, notes),
    resources: [...groupByPath(operations)].map(([path, group]) => planResource(path, group, resourceNames, kit)),
  };
}

function planResource(written: string, group: readonly ApiOperation[], names: NameSet, kit: PlanKit): ImportedResource {
  const { path, names: pathNames } = planPath(written);
  return {
    name: names.allocate(toKebab(written.replace(/[{}]/g, '')), 'root'),
    path,
    operations: group.map((operation) => planOperation(operation, { path, names: pathNames }, kit)),
  };
}

function groupByPath(operations: readonly ApiOperation[]): ReadonlyMap<string, readonly ApiOperation[]> {
  const groups = new Map<string, ApiOperation[]>();
  for (const operation of operations) {
    const group = groups.get(operation.path);
    if (group === undefined) groups.set(operation.path, [operation]);
    else group.push(operation);
  }
  return groups;
}
