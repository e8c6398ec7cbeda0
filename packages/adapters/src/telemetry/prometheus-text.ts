import type { Attributes } from '@opentelemetry/api';
import { DataPointType, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';

/**
 * Writes metrics as Prometheus text 0.0.4, under the names that the published dashboards and alert rules use: dots and
 * hyphens become underscores, and no suffix is added. Source: specification 04, d.5.
 */
export function writePrometheusText({ scopeMetrics }: ResourceMetrics): string {
  const lines = scopeMetrics.flatMap(({ metrics }) => metrics.flatMap(writeMetric));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function writeMetric(metric: MetricData): readonly string[] {
  const samples = samplesOf(metric);
  if (samples.length === 0) return [];
  const name = nameOf(metric.descriptor.name);
  const { description } = metric.descriptor;
  const help =
    description === '' ? [] : [`# HELP ${name} ${description.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`];
  return [...help, `# TYPE ${name} ${typeOf(metric)}`, ...samples];
}

function typeOf(metric: MetricData): 'counter' | 'gauge' | 'histogram' {
  if (metric.dataPointType === DataPointType.HISTOGRAM) return 'histogram';
  return metric.dataPointType === DataPointType.SUM && metric.isMonotonic ? 'counter' : 'gauge';
}

function samplesOf(metric: MetricData): readonly string[] {
  const name = nameOf(metric.descriptor.name);
  switch (metric.dataPointType) {
    case DataPointType.SUM:
    case DataPointType.GAUGE:
      return metric.dataPoints.map(({ attributes, value }) => writeSample(name, labelsOf(attributes), value));
    case DataPointType.HISTOGRAM:
      return metric.dataPoints.flatMap(({ attributes, value: { buckets, sum = 0, count } }) => {
        const labels = labelsOf(attributes);
        let below = 0;
        const bounded = buckets.boundaries.map((boundary, index) => {
          below += buckets.counts[index] ?? 0;
          return writeSample(`${name}_bucket`, [...labels, `le="${writeNumber(boundary)}"`], below);
        });
        return [
          ...bounded,
          writeSample(`${name}_bucket`, [...labels, 'le="+Inf"'], count),
          writeSample(`${name}_sum`, labels, sum),
          writeSample(`${name}_count`, labels, count),
        ];
      });
    // The accumulator only makes explicit buckets.
    case DataPointType.EXPONENTIAL_HISTOGRAM:
      return [];
  }
}

const writeSample = (name: string, labels: readonly string[], value: number): string =>
  `${name}${labels.length === 0 ? '' : `{${labels.join(',')}}`} ${writeNumber(value)}`;

/** Sorted by name. */
const labelsOf = (attributes: Attributes): readonly string[] =>
  Object.entries(attributes)
    .map(([key, value]) => [nameOf(key), escapeValue(String(value))] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${key}="${value}"`);

const escapeValue = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const nameOf = (name: string): string => name.replaceAll(/[^a-zA-Z0-9_]/g, '_');

/** Whole numbers unchanged, others with six significant digits. */
function writeNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}
