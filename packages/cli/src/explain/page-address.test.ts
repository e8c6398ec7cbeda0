import { describe, expect, test } from '@jest/globals';
import { pageAddressOf } from './page-address.js';

describe('the address of the page of a code', () => {
  test('is a file of the documentation', () => {
    expect(pageAddressOf('port-clash')).toBe('docs/diagnostics/port-clash.md');
  });

  test('does not exist for the code of a plug-in', () => {
    expect(pageAddressOf('kafka/topic-missing')).toBeUndefined();
  });
});
