import { describe, expect, test } from '@jest/globals';
import { Preparations, type Prepared } from './preparations.js';

interface Activity {
  readonly operation: string;
  readonly method: string;
}

/** Preparations that number what they make. */
function createPreparations() {
  let made = 0;
  return new Preparations(
    ({ operation }: Activity) => operation,
    ({ method }: Activity): Prepared<Activity> & { readonly number: number } => ({
      number: (made += 1),
      isFor: (activity) => activity.method === method,
    }),
  );
}

describe('what is prepared for activities', () => {
  test('is made once for the same names', () => {
    const preparations = createPreparations();
    const [first, second] = [1, 2].map(() => preparations.prepare({ operation: '/ships', method: 'GET' }));
    expect(second).toBe(first);
  });

  test('differs where any of the names differs', () => {
    const preparations = createPreparations();
    const activities = ['/ships', '/harbours'].flatMap((operation) =>
      ['GET', 'POST', 'PUT'].map((method) => ({ operation, method })),
    );
    const numbersOf = () => activities.map((activity) => preparations.prepare(activity).number);
    expect(numbersOf()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(numbersOf()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
