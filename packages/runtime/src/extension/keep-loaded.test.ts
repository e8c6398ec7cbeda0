import { expect, test } from '@jest/globals';
import { keepLoaded } from './keep-loaded.js';

test('what is loaded is kept, and a failure is not', async () => {
  let attempts = 0;
  const loaded = keepLoaded(() => {
    attempts += 1;
    return attempts === 1 ? Promise.reject(new Error('EMFILE')) : Promise.resolve(attempts);
  });
  await expect(loaded()).rejects.toThrow('EMFILE');
  await expect(Promise.all([loaded(), loaded()])).resolves.toEqual([2, 2]);
});
