import type { Notes } from '../notes.js';
import { toKebab, type NameSet } from '../../names.js';
import { toPlainLine, toPlainText } from '../../plain-text.js';
import { placeOf, type ApiOperation } from '../read/api.js';
import type { Reader } from '../read/reader.js';
import type { ImportedOperation } from './imported-api.js';
import { planInputs } from './plan-inputs.js';
import { planOutputs } from './plan-outputs.js';
import type { PlannedPath } from './plan-path.js';

/** What the plans of all operations of one API need. */
export interface PlanKit {
  readonly reader: Reader;
  readonly notes: Notes;
  readonly valueLimit: number;
  /** The names of operations. */
  readonly names: NameSet;
  /** Methods and paths that are taken: filled while operations are planned. */
  readonly routes: Set<string>;
}

const labelLimit = 200;
const descriptionLimit = 4000;

export function planOperation(operation: ApiOperation, { path, names }: PlannedPath, kit: PlanKit): ImportedOperation {
  const place = toPlainLine(placeOf(operation), labelLimit);
  const { reader, notes, valueLimit } = kit;
  const { method, deprecated } = operation;
  const label = toPlainLine(operation.summary ?? '', labelLimit);
  const said = operation.description ?? '';
  return {
    name: allocateName(operation, place, kit),
    method,
    label: label === '' ? undefined : label,
    description: toDescription(deprecated ? `Deprecated. ${said}` : said),
    routed: takeRoute(`${method} ${path.replace(/\{\{[^{}]*\}\}/g, '{}')}`, place, kit),
    ...planInputs(operation, names, { reader, notes, place }),
    ...planOutputs(operation.answer, { reader, notes, place, valueLimit }),
  };
}

/** A description as a document contains it; `undefined` for a blank one. */
export function toDescription(text: string | undefined): string | undefined {
  const plain = toPlainText(text ?? '', descriptionLimit);
  return plain === '' ? undefined : plain;
}

function allocateName({ id, method, path }: ApiOperation, place: string, { names, notes }: PlanKit): string {
  const wanted = toKebab(id ?? `${method} ${path.replace(/[{}]/g, '')}`);
  const name = names.allocate(wanted, 'unnamed');
  if (name !== wanted) {
    notes.add('Operations were renamed, because their names were taken, too long or empty.', `${place}: ${name}`);
  }
  return name;
}

/** Whether a method and path is still free. Some descriptions have several paths that differ only after a `?` or `#`. */
function takeRoute(route: string, place: string, { routes, notes }: PlanKit): boolean {
  if (routes.has(route)) {
    notes.add('Operations share their method and path with an earlier one; a REST adapter leaves them out.', place);
    return false;
  }
  routes.add(route);
  return true;
}
