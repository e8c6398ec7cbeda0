import { ValueType, type HrTime } from '@opentelemetry/api';
import { AggregationTemporality, DataPointType, type MetricData } from '@opentelemetry/sdk-metrics';
import type { Accumulator } from './accumulator.js';

/** The durations of an accumulator with their distribution, in seconds. */
export const toHistogram = (name: string, description: string, accumulator: Accumulator, now: HrTime): MetricData => ({
  ...describeMetric(name, description, 's'),
  dataPointType: DataPointType.HISTOGRAM,
  dataPoints: accumulator.toPoints(now, (spread) => spread),
});

/** The number of measurements. */
export const toCounter = (name: string, description: string, accumulator: Accumulator, now: HrTime): MetricData => ({
  ...describeMetric(name, description, ''),
  dataPointType: DataPointType.SUM,
  isMonotonic: true,
  dataPoints: accumulator.toPoints(now, ({ count }) => count),
});

/** The sum of changes. */
export const toGauge = (name: string, description: string, accumulator: Accumulator, now: HrTime): MetricData => ({
  ...describeMetric(name, description, ''),
  dataPointType: DataPointType.SUM,
  isMonotonic: false,
  dataPoints: accumulator.toPoints(now, ({ sum }) => sum ?? 0),
});

const describeMetric = (name: string, description: string, unit: string) => ({
  descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
  aggregationTemporality: AggregationTemporality.CUMULATIVE,
});
