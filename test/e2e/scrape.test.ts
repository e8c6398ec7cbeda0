import { describe, expect, test } from '@jest/globals';
import parsePrometheus from 'parse-prometheus-text-format';
import { residentRun } from '../support/resident-command.js';

describe('the example with a control adapter', () => {
  test('is scraped like by Prometheus, and every line is valid', async () => {
    const anyPort = ['--port', 'berths=0', '--port', 'control=0'];
    const running = await residentRun(['examples/harbor-operations.yaml', ...anyPort], { OPERATOR_TOKEN: 'harbour' });
    try {
      for (const path of ['/berths', '/berths', '/nowhere']) await fetch(`${running.urlOf('berths')}${path}`);
      const headers = { Authorization: 'Bearer harbour', Accept: 'text/plain;version=0.0.4' };
      const scraped = await fetch(`${running.urlOf('control')}/metrics`, { headers });
      expect(scraped.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
      const families = parsePrometheus(await scraped.text());
      expect(families.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
        'naftiko_capability_active GAUGE',
        'naftiko_request_duration_seconds HISTOGRAM',
        'naftiko_request_total COUNTER',
      ]);
      const labels = (operation: string, status: string) => ({
        naftiko_adapter_type: 'rest',
        naftiko_operation_id: operation,
        status,
      });
      expect(families.find(({ name }) => name === 'naftiko_request_total')?.metrics).toEqual(
        expect.arrayContaining([
          { value: '2', labels: labels('/berths GET', '200') },
          { value: '1', labels: labels('unknown', '404') },
        ]),
      );
    } finally {
      await running.stop();
    }
  });
});
