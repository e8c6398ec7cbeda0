import { describe, expect, test } from '@jest/globals';
import { discreetLog } from './discreet-log.js';

function recordingLog() {
  const lines: string[] = [];
  const write = (message: string, fields?: unknown) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, log: { debug: write, info: write, warn: write, error: write } };
}

describe('a discreet log', () => {
  const variables = new Map([
    ['environment:KEY', 'canary-secret'],
    ['bind:vault:LONGER', 'canary-secret-and-more'],
    ['environment:FLAG', 'true'],
    ['setting:hostname', 'eu1.example.com'],
  ]);

  test('never shows a secret, wherever it stands', () => {
    const { log, lines } = recordingLog();
    discreetLog(log, variables).warn('refused canary-secret', {
      path: '/x?key=canary-secret-and-more',
      nested: { list: ['Bearer canary-secret'] },
    });
    expect(lines).toEqual(['refused *** {"path":"/x?key=***","nested":{"list":["Bearer ***"]}}']);
  });

  test('keeps addresses, short words and what is no text', () => {
    const { log, lines } = recordingLog();
    discreetLog(log, variables).info('request', { host: 'eu1.example.com', ok: true, text: 'true', status: 200 });
    expect(lines).toEqual(['request {"host":"eu1.example.com","ok":true,"text":"true","status":200}']);
  });
});
