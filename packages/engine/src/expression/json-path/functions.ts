import type { Json } from '@naftiko/spec';
import { isList, isObject } from '../json-node.js';

type PathFunction = (value: Json) => Json | undefined;

/** `length()` and the other functions of paths; nothing where the value is not what a function works on. */
export const pathFunctions: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['length', (value) => (isList(value) ? value.length : isObject(value) ? Object.keys(value).length : undefined)],
  ['keys', (value) => (isObject(value) ? Object.keys(value) : undefined)],
  ['first', (value) => (isList(value) ? value.at(0) : undefined)],
  ['last', (value) => (isList(value) ? value.at(-1) : undefined)],
  ['sum', overNumbers((numbers) => total(numbers))],
  ['min', overNumbers((numbers) => numbers.reduce((least, number) => Math.min(least, number)))],
  ['max', overNumbers((numbers) => numbers.reduce((most, number) => Math.max(most, number)))],
  ['avg', overNumbers((numbers) => mean(numbers))],
  ['stddev', overNumbers((numbers) => deviation(numbers, mean(numbers)))],
]);

/** What is no number in the list does not count; nothing of no numbers. */
function overNumbers(compute: (numbers: readonly number[]) => number): PathFunction {
  return (value) => {
    const numbers = isList(value) ? value.filter((element) => typeof element === 'number') : [];
    return numbers.length === 0 ? undefined : compute(numbers);
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const mean = (numbers: readonly number[]): number => total(numbers) / numbers.length;

/** Of a whole population, not of a sample. */
const deviation = (numbers: readonly number[], center: number): number =>
  Math.sqrt(mean(numbers.map((number) => (number - center) ** 2)));
