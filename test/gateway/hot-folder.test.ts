import { expect, test } from '@jest/globals';
import { changeHotFolder } from './hot-folder.js';

// 500 changes: npm run hot-folder
test('a folder that changes under load is served as it is, and no request to other documents fails', async () => {
  const { changes, requests, failures } = await changeHotFolder(40);
  expect(failures).toEqual([]);
  expect(changes).toHaveLength(40);
  expect(requests).toBeGreaterThan(100);
});
