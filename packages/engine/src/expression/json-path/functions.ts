import { compareNumbers, type ExactNumber, isList, isNumber, isObject, type Json } from '@naftiko/spec';

type PathFunction = (value: Json) => Json | undefined;

/** `length()` and the other functions of paths. Each returns `undefined` for an argument of the wrong type. */
export const pathFunctions: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['length', (value) => (isList(value) ? value.length : isObject(value) ? Object.keys(value).length : undefined)],
  ['keys', (value) => (isObject(value) ? Object.keys(value) : undefined)],
  ['first', (value) => (isList(value) ? value.at(0) : undefined)],
  ['last', (value) => (isList(value) ? value.at(-1) : undefined)],
  ['sum', withNumbers((numbers) => sumOf(numbers))],
  ['min', findExtreme((one, other) => compareNumbers(one, other) <= 0)],
  ['max', findExtreme((one, other) => compareNumbers(one, other) >= 0)],
  ['avg', withNumbers((numbers) => meanOf(numbers))],
  ['stddev', withNumbers((numbers) => measureDeviation(numbers, meanOf(numbers)))],
]);

/** A function of the numbers in a list; `undefined` when the list has none. */
function withNumbers(compute: (numbers: readonly number[]) => number): PathFunction {
  return (value) => {
    const numbers = listNumbers(value).map(Number);
    return numbers.length === 0 ? undefined : compute(numbers);
  };
}

/** The smallest or largest number of a list, with its digits. */
function findExtreme(isBefore: (one: number | ExactNumber, other: number | ExactNumber) => boolean): PathFunction {
  return (value) => {
    const [first, ...others] = listNumbers(value);
    return first === undefined ? undefined : others.reduce((best, each) => (isBefore(best, each) ? best : each), first);
  };
}

const listNumbers = (value: Json): readonly (number | ExactNumber)[] => (isList(value) ? value.filter(isNumber) : []);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const meanOf = (numbers: readonly number[]): number => sumOf(numbers) / numbers.length;

/** The standard deviation of a population, not of a sample. */
const measureDeviation = (numbers: readonly number[], center: number): number =>
  Math.sqrt(meanOf(numbers.map((number) => (number - center) ** 2)));
