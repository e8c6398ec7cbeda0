import type { Input } from '@naftiko/engine';
import type { MountedOperation } from '@naftiko/runtime';
import type { InputType, Json } from '@naftiko/spec';
import { quoteWord } from '../shell-quoting.js';

/** A command that calls the route of a mount with the fewest inputs. `undefined`: no route is served. */
export function findCurlExample(origin: string, operations: readonly MountedOperation[]): string | undefined {
  const [easiest] = operations
    .flatMap((mounted) => (mounted.unit.ok ? [{ mounted, inputs: mounted.unit.operation.contract.inputs }] : []))
    .toSorted((left, right) => measureEffort(left.mounted, left.inputs) - measureEffort(right.mounted, right.inputs));
  if (easiest === undefined) return undefined;
  const [method = 'GET', path = '/'] = easiest.mounted.address.split(' ', 2);
  return curlOf(origin, method, path, easiest.inputs.filter(isAsked));
}

const isAsked = ({ required, constant, placeholder }: Input): boolean =>
  required && constant === undefined && placeholder === undefined;

/** The rank of an operation as an example: reading before changing, then fewer inputs. */
const measureEffort = ({ address }: MountedOperation, inputs: readonly Input[]): number =>
  (address.startsWith('GET ') ? 0 : address.startsWith('POST ') ? 100 : 200) +
  inputs.filter(({ required, placeholder, pattern }) => required || placeholder !== undefined || pattern !== undefined)
    .length;

function curlOf(origin: string, method: string, path: string, inputs: readonly Input[]): string {
  const url = new URL(path.replaceAll(/\{\{?[^{}]*\}?\}/g, '1'), origin);
  const headers: string[] = [];
  const members: (readonly [string, Json])[] = [];
  const bodiless = method === 'GET' || method === 'HEAD' || method === 'DELETE';
  for (const input of inputs) {
    const { name, type, slotKinds } = input;
    if (slotKinds.includes('entity')) continue;
    if (input.in === 'header') headers.push(`${name}: ${textOf(type)}`);
    else if (input.in === 'cookie') headers.push(`Cookie: ${name}=${textOf(type)}`);
    else if (bodiless || input.in === 'query' || input.in === 'path') url.searchParams.append(name, textOf(type));
    else members.push([name, exampleOf(type)]);
  }
  const body = bodiless ? undefined : JSON.stringify(Object.fromEntries(members));
  return [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    quoteWord(url.href),
    ...(body === undefined ? headers : [...headers, 'Content-Type: application/json']).flatMap((header) => [
      '-H',
      quoteWord(header),
    ]),
    ...(body === undefined ? [] : ['-d', quoteWord(body)]),
  ].join(' ');
}

function exampleOf(type: InputType | undefined): Json {
  switch (type) {
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return 'x';
  }
}

const textOf = (type: InputType | undefined): string => {
  const example = exampleOf(type);
  return typeof example === 'string' ? example : JSON.stringify(example);
};
