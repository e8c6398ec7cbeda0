import { lettersOf, type CallerValue, type Slot } from './caller-values.js';
import type { Fixture } from './expected-request.js';

/** A request as a caller of the exposed API would write it. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Puts each input at its place in a request: specification 06, section 4.5, rows a to g. */
export function makeRestRequest({ unit, slots, inputs }: Fixture): RestRequest {
  const { node, resource } = unit;
  const method = 'method' in node ? node.method.text : 'GET';
  const template = (resource?.path.text ?? '') + ('path' in node ? (node.path?.text ?? '') : '');
  const names = [...inputs.keys()];
  const placed = new Map<string, string>();
  const placeholders = [...template.matchAll(/\{\{?\s*([^{}]+?)\s*\}\}?/g)].map((match) => match[1] ?? '');
  for (const placeholder of placeholders) {
    const exact = names.find((name) => name === placeholder);
    const alike = names.filter((name) => !placed.has(name) && lettersOf(name) === lettersOf(placeholder));
    const chosen = exact ?? alike[0] ?? findLeftOver(chooseInputs(slots), names, placed);
    if (chosen !== undefined) placed.set(chosen, placeholder);
  }
  const query: string[] = [];
  const headers: Record<string, string> = {};
  const fields: Record<string, CallerValue> = {};
  let entity: CallerValue | undefined;
  for (const [name, value] of inputs) {
    if (placed.has(name)) continue;
    const places = slots
      .filter(({ source }) => source.kind === 'input' && source.name === name)
      .map(({ place }) => place);
    const declared = [...node.inputs, ...(resource?.inputs ?? [])].find((input) => input.name.text === name)?.in;
    const place = declared ?? implyPlace(places, method);
    if (places.includes('entity')) entity = value;
    else if (place === 'header') headers[name] = textOf(value);
    else if (place === 'body') fields[name] = value;
    else query.push(...pairs(name, value));
  }
  const path = template.replaceAll(/\{\{?\s*([^{}]+?)\s*\}\}?/g, (_, placeholder: string) => {
    const name = [...placed].find(([, at]) => at === placeholder)?.[0];
    const value = name === undefined ? undefined : inputs.get(name);
    return encodeURIComponent(value === undefined ? 'unused' : textOf(value));
  });
  const body = entity ?? (Object.keys(fields).length > 0 ? fields : undefined);
  return {
    method,
    path: encodeIllegal(path) + (query.length > 0 ? `?${query.join('&')}` : ''),
    headers:
      body === undefined || hasContentType(headers) ? headers : { ...headers, 'content-type': 'application/json' },
    // Indented by two spaces, which reveal whether the bytes arrive upstream unchanged.
    ...(body === undefined ? {} : { body: JSON.stringify(body, undefined, entity === undefined ? 0 : 2) }),
  };
}

const chooseInputs = (slots: readonly Slot[]): readonly string[] =>
  slots.flatMap(({ place, source }) => (place === 'path' && source.kind === 'input' ? [source.name] : []));

const hasContentType = (headers: Readonly<Record<string, string>>): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');

/** The only path input without a place is paired with the only placeholder without an input. */
const findLeftOver = (
  pathInputs: readonly string[],
  names: readonly string[],
  placed: ReadonlyMap<string, string>,
): string | undefined => pathInputs.find((name) => names.includes(name) && !placed.has(name));

function implyPlace(places: readonly Slot['place'][], method: string): string {
  if (places.length > 0 && places.every((place) => place === 'header')) return 'header';
  if (method !== 'GET' && method !== 'HEAD' && places.some((place) => place === 'field' || place === 'template'))
    return 'body';
  return 'query';
}

const pairs = (name: string, value: CallerValue): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map(
    (one) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(one as CallerValue))}`,
  );

export const textOf = (value: CallerValue): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

const encodeIllegal = (path: string): string =>
  path.replaceAll(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character));
