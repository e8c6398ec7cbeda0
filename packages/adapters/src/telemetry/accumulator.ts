import type { Attributes, HrTime } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import type { DataPoint, HistogramMetricData } from '@opentelemetry/sdk-metrics';

/** What the SDK calls a histogram: how many there were, what they add up to, and how they spread. */
export type Spread = HistogramMetricData['dataPoints'][number]['value'];

/**
 * Adds up measurements by their attributes, since the beginning.
 *
 * Instruments of the SDK sort the attributes of each measurement and write them as JSON, to find what they add up to:
 * of all that watching a request cost, that was the greatest part.
 */
export class Accumulator {
  readonly #boundaries: readonly number[];
  /** In the order in which they were met. */
  readonly #sums = new Map<string, Sum>();

  /** The upper ends of the buckets, the least first. */
  constructor(boundaries: readonly number[] = []) {
    this.#boundaries = boundaries;
  }

  /** `key` stands for the attributes, which are asked for when it is met first. */
  add(key: string, value: number, attributesOf: () => Attributes): void {
    let sum = this.#sums.get(key);
    if (sum === undefined) {
      sum = new Sum(attributesOf(), this.#boundaries);
      this.#sums.set(key, sum);
    }
    sum.add(value);
  }

  /** What it has come to by now. */
  points<Value>(endTime: HrTime, valueOf: (spread: Spread) => Value): DataPoint<Value>[] {
    return Array.from(this.#sums.values(), (sum) => {
      const { attributes, startTime } = sum;
      return { attributes, startTime, endTime, value: valueOf(sum.spread) };
    });
  }
}

class Sum {
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
