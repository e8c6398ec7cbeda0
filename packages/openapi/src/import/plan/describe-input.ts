import { toPlainLine, toPlainText } from '../../plain-text.js';
import { readShape, type ShapeKit } from '../read/read-shape.js';
import type { Shape } from '../read/shape.js';

const descriptionLimit = 600;
const shownValues = 24;
const shownMembers = 24;

/**
 * The description of an input: the description in the OpenAPI document, then what the type of an input does not express: allowed
 * values, default, format, members of an object. Never empty.
 */
export function describeInput(
  { name, description, separator }: { name: string; description: string | undefined; separator?: string | undefined },
  shape: Shape,
  kit: ShapeKit,
): string {
  const items = shape.items === undefined ? undefined : readShape(shape.items, kit);
  const values = shape.values.length > 0 ? shape.values : (items?.values ?? []);
  const said = toPlainText(description ?? shape.description ?? '', descriptionLimit);
  const facts = [
    said,
    values.length > 0 ? `One of: ${listValues(values)}.` : '',
    separator === undefined ? '' : `Several values are separated by ${separatorNames[separator] ?? 'commas'}.`,
    describeMembers(shape, 'Members', kit),
    items === undefined ? '' : describeMembers(items, 'Members of each item', kit),
    shape.format === undefined || values.length > 0 || /^(?:u?int\d*|float|double|password)$/.test(shape.format)
      ? ''
      : `Format: ${toPlainLine(shape.format, 60)}.`,
    isScalar(shape.default) ? `Default: ${toPlainLine(String(shape.default), 100)}.` : '',
  ];
  const known = facts.filter((fact) => fact !== '');
  return (known.length > 0 ? known : [`The value of ${toPlainLine(name, 100)}.`])
    .map((fact, index, all) => (index < all.length - 1 && !/[.!?:…)]$/.test(fact) ? `${fact}.` : fact))
    .join(' ');
}

function listValues(values: readonly unknown[]): string {
  const shown = values.slice(0, shownValues).map((value) => toPlainLine(String(value), 60));
  return shown.join(', ') + (values.length > shownValues ? `, and ${values.length - shownValues} more` : '');
}

function describeMembers(shape: Shape, title: string, kit: ShapeKit): string {
  const members = [...shape.properties].map(([name, node]) => {
    const { type } = readShape(node, kit);
    const facts = [...(type === undefined ? [] : [type]), ...(shape.required.has(name) ? ['required'] : [])];
    return toPlainLine(name, 60) + (facts.length > 0 ? ` (${facts.join(', ')})` : '');
  });
  if (members.length === 0) return '';
  const hidden = members.length - shownMembers;
  return `${title}: ${members.slice(0, shownMembers).join(', ')}${hidden > 0 ? `, and ${hidden} more` : ''}.`;
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '');

const separatorNames: Readonly<Record<string, string>> = { ',': 'commas', ' ': 'spaces', '\t': 'tabs', '|': '"|"' };
