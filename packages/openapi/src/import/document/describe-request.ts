import type { ImportedOperation } from '../plan/imported-api.js';

/**
 * Describes an operation for which the description of the API has no words: `Create pet: sends POST /pets with "name",
 * and returns "id".`
 */
export function describeRequest(operation: ImportedOperation, path: string): string {
  const { name, method, inputs, outputs } = operation;
  const words = name.replaceAll('-', ' ');
  const address = path.replaceAll('{{', '{').replaceAll('}}', '}');
  const given = listNames(inputs.filter((input) => input.in !== 'path').map((input) => input.name));
  const returned = listNames(outputs.map((output) => String(output['name'])));
  return [
    `${words.slice(0, 1).toUpperCase()}${words.slice(1)}: sends ${method} ${address}`,
    given === '' ? '' : ` with ${given}`,
    returned === '' ? '' : `, and returns ${returned}`,
    '.',
  ].join('');
}

const shownNames = 6;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ').replace(/, ([^,]*)$/, ' and $1');
}
