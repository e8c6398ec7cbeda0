import { parseRate } from '../input/parse-rate.js';
import { readObjectOf, readTextAs, type Configured } from './reading.js';
import { readNumber, readSize, readTime } from './scalars.js';

/** What callers may do: limits of each server. */
export interface CallersSection {
  readonly connections?: Configured<number>;
  readonly requests?: Configured<number>;
  /** Milliseconds. */
  readonly receiveTimeout?: Configured<number>;
  /** Bytes. */
  readonly bodyLimit?: Configured<number>;
  /** A minute, from one address. */
  readonly wrongCredentials?: Configured<number>;
}

/** Reads the section `callers`. */
export const readCallersSection = readObjectOf<CallersSection>(
  {
    connections: readNumber(1),
    requests: readNumber(1),
    receiveTimeout: readTime(1_000),
    bodyLimit: readSize,
    wrongCredentials: readTextAs('a rate of at least one a minute, such as 5/min or 120/h', (written) => {
      const rate = parseRate(written);
      if (rate === undefined) return undefined;
      const perMinute = Math.floor((rate.count / rate.perMs) * 60_000);
      return perMinute >= 1 ? perMinute : undefined;
    }),
  },
  ['rate'],
);
