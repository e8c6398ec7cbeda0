import { describe, expect, test } from '@jest/globals';
import { mergeEndedMetrics, mergeMetrics } from './merge-metrics.js';

const metrics = (requests: number, documents: number): string =>
  [
    '# HELP requests_total Requests',
    '# TYPE requests_total counter',
    `requests_total{name="a b"} ${requests}`,
    '# TYPE documents gauge',
    `documents ${documents}`,
    '',
  ].join('\n');

describe('metrics of several processes', () => {
  test('are added, and of gauges the highest value counts', () => {
    expect(mergeMetrics([metrics(2, 7), '', metrics(3, 5)])).toBe(metrics(5, 7));
  });

  test('have no gauges of processes that ended', () => {
    const ended = mergeEndedMetrics([metrics(2, 7)]);
    expect(mergeMetrics([ended, metrics(3, 5)])).toBe(metrics(5, 5));
    expect(ended).not.toContain('documents');
  });
});
