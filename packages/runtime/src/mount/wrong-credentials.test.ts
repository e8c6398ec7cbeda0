import { describe, expect, test } from '@jest/globals';
import { WrongCredentials } from './wrong-credentials.js';

const minute = 60_000;

describe('an address with wrong credentials', () => {
  test('may try again one by one, after its share of a minute', () => {
    const attempts = new WrongCredentials(6);
    for (let n = 0; n < 6; n += 1) {
      expect(attempts.waitOf('10.0.0.1', 'x', 0)).toBe(0);
      attempts.addWrong('10.0.0.1', 0);
    }
    expect(attempts.waitOf('10.0.0.1', 'x', 0)).toBe(10);
    expect(attempts.waitOf('10.0.0.1', 'x', 9_999)).toBe(1);
    expect(attempts.waitOf('10.0.0.1', 'x', 10_000)).toBe(0);
    attempts.addWrong('10.0.0.1', 10_000);
    expect(attempts.waitOf('10.0.0.1', 'x', 10_000)).toBe(10);
    expect(attempts.waitOf('10.0.0.1', 'x', 10_000 + minute)).toBe(0);
  });

  test.each([
    ['::ffff:10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.2', false],
    ['2001:db8::1', '2001:db8::2', true],
    ['2001:db8:0:0:1::1', '2001:db8::ffff:0:0:2', true],
    ['2001:db8:0:1::1', '2001:db8:0:2::1', false],
    ['fe80::1%eth0', 'fe80::2', true],
    ['::1', '127.0.0.1', false],
  ])('is an IPv4 address or an IPv6 network: %s, %s', (one, other, isSame) => {
    const attempts = new WrongCredentials(1);
    attempts.addWrong(one, 0);
    expect(attempts.waitOf(other, 'x', 0) > 0).toBe(isSame);
  });

  test('is forgotten after 10,000 others', () => {
    const attempts = new WrongCredentials(1);
    const addressOf = (n: number): string => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
    for (let n = 0; n < 10_001; n += 1) attempts.addWrong(addressOf(n), 0);
    expect(attempts.waitOf(addressOf(0), 'x', 0)).toBe(0);
    expect(attempts.waitOf(addressOf(1), 'x', 0)).toBeGreaterThan(0);
  });

  test('does not concern credentials that were accepted, until a thousand others were', () => {
    const attempts = new WrongCredentials(1);
    attempts.addAccepted('known');
    attempts.addWrong('10.0.0.1', 0);
    expect(attempts.waitOf('10.0.0.1', 'known', 0)).toBe(0);
    for (let n = 0; n < 1_000; n += 1) attempts.addAccepted(`other ${n}`);
    expect(attempts.waitOf('10.0.0.1', 'known', 0)).toBeGreaterThan(0);
  });
});
