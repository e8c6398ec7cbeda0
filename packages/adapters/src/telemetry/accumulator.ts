import type { Attributes, HrTime } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import type { DataPoint, HistogramMetricData } from '@opentelemetry/sdk-metrics';

/** The SDK's histogram value: count, sum and distribution. */
export type Spread = HistogramMetricData['dataPoints'][number]['value'];

/**
 * Adds up measurements by their attributes, since the start.
 *
 * Instruments of the SDK sort the attributes of each measurement and write them as JSON to find the right sum; in
 * measurements this was the largest cost of telemetry per request.
 */
export class Accumulator {
  readonly #boundaries: readonly number[];
  /** In the order of their first measurement. */
  readonly #sums: Sum[] = [];
  /** The same sums by the values of their attributes: a key made of them would be a new text for each measurement. */
  readonly #found: Level<Level<Map<string, Sum>>> = new Map();

  /** The upper bounds of the buckets, in ascending order. */
  constructor(boundaries: readonly number[] = []) {
    this.#boundaries = boundaries;
  }

  /** The sum of the measurements with these attributes; the names identify them. They are computed only for a new sum. */
  sumOf([first, second, third]: Names, attributesOf: () => Attributes): Sum {
    let level = this.#found.get(first);
    if (level === undefined) this.#found.set(first, (level = new Map()));
    let last = level.get(second);
    if (last === undefined) level.set(second, (last = new Map()));
    let sum = last.get(third);
    if (sum === undefined) {
      sum = new Sum(attributesOf(), this.#boundaries);
      last.set(third, sum);
      this.#sums.push(sum);
    }
    return sum;
  }

  /** The current sums as data points. */
  toPoints<Value>(endTime: HrTime, valueOf: (spread: Spread) => Value): DataPoint<Value>[] {
    return this.#sums.map((sum) => {
      const { attributes, startTime } = sum;
      return { attributes, startTime, endTime, value: valueOf(sum.spread) };
    });
  }
}

/** What distinguishes the measurements of one metric. */
type Names = readonly [first: string, second: string | number, third: string];

type Level<Below> = Map<string | number, Below>;

/** The measurements with the same attributes. */
export class Sum {
  readonly attributes: Attributes;
  readonly startTime = millisToHrTime(Date.now());
  readonly #boundaries: readonly number[];
  readonly #counts: number[];
  #count = 0;
  #sum = 0;
  #min = Infinity;
  #max = -Infinity;

  constructor(attributes: Attributes, boundaries: readonly number[]) {
    this.attributes = attributes;
    this.#boundaries = boundaries;
    this.#counts = [...boundaries.map(() => 0), 0];
  }

  add(value: number): void {
    this.#count += 1;
    this.#sum += value;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    let bucket = 0;
    while (bucket < this.#boundaries.length && value > this.#boundaries[bucket]!) bucket += 1;
    this.#counts[bucket]! += 1;
  }

  get spread(): Spread {
    const buckets = { boundaries: [...this.#boundaries], counts: [...this.#counts] };
    return { buckets, sum: this.#sum, count: this.#count, min: this.#min, max: this.#max };
  }
}
