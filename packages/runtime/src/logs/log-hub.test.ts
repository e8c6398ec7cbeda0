import { describe, expect, test } from '@jest/globals';
import { makeSecretMask } from './secret-mask.js';
import type { LogEntry } from './log-control.js';
import type { Severity } from './severity.js';
import { LogHub } from './log-hub.js';

function recordingHub(level: Severity = 'INFO') {
  const entries: LogEntry[] = [];
  const hub = new LogHub({ level, write: (entry) => void entries.push(entry), now: () => new Date(0) });
  const lines = () => entries.map(({ logger, message, fields }) => `${logger} ${message} ${JSON.stringify(fields)}`);
  return { hub, lines };
}

const variables = new Map([
  ['environment:KEY', 'canary-secret'],
  ['bind:vault:LONGER', 'canary-secret-and-more'],
  ['environment:FLAG', 'true'],
  ['setting:hostname', 'eu1.example.com'],
]);

describe('a log of a capability', () => {
  test('never shows a secret at any place', () => {
    const { hub, lines } = recordingHub();
    hub.logger('naftiko.rest', makeSecretMask(variables)).warn('refused canary-secret', {
      path: '/x?key=canary-secret-and-more',
      nested: { list: ['Bearer canary-secret'] },
    });
    expect(lines()).toEqual(['naftiko.rest refused *** {"path":"/x?key=***","nested":{"list":["Bearer ***"]}}']);
  });

  test('keeps addresses, short words and values other than strings', () => {
    const { hub, lines } = recordingHub();
    const log = hub.logger('naftiko', makeSecretMask(variables));
    log.info('request', { host: 'eu1.example.com', ok: true, text: 'true', status: 200 });
    expect(lines()).toEqual(['naftiko request {"host":"eu1.example.com","ok":true,"text":"true","status":200}']);
  });

  test('shows no secret to listeners either', () => {
    const { hub } = recordingHub();
    const heard: string[] = [];
    hub.subscribe({ prefix: undefined, level: undefined }, ({ message }) => void heard.push(message));
    hub.logger('naftiko', makeSecretMask(variables)).error('canary-secret');
    expect(heard).toEqual(['***']);
  });
});

describe('levels of loggers', () => {
  test('are inherited by the dots of their names', () => {
    const { hub, lines } = recordingHub('WARN');
    const [client, mcp] = [hub.logger('naftiko.http.client'), hub.logger('naftiko.mcp')];
    hub.setLevel('naftiko.http.client', 'DEBUG');
    client.debug('heard');
    mcp.info('not heard');
    hub.setLevel('naftiko.http.client', undefined);
    client.debug('not heard any more');
    expect(lines()).toEqual(['naftiko.http.client heard {}']);
    expect(hub.listLoggers().get('naftiko.mcp')).toEqual({ configured: undefined, effective: 'WARN' });
  });

  test('return to the initial one where ROOT has none', () => {
    const { hub } = recordingHub('ERROR');
    hub.setLevel('ROOT', 'DEBUG');
    hub.setLevel('ROOT', undefined);
    expect(hub.listLoggers().get('ROOT')).toEqual({ configured: 'ERROR', effective: 'ERROR' });
  });

  test('are not set for a logger that does not exist', () => {
    expect(recordingHub().hub.setLevel('naftiko.nobody', 'INFO')).toBe(false);
  });
});

describe('a listener', () => {
  test('receives entries of its loggers from its level on, written or not, until it unsubscribes', () => {
    const { hub, lines } = recordingHub('ERROR');
    const heard: string[] = [];
    const leave = hub.subscribe({ prefix: 'naftiko.mcp', level: 'DEBUG' }, ({ message }) => void heard.push(message));
    hub.logger('naftiko.mcp').debug('one');
    hub.logger('naftiko.mcpx').debug('another logger');
    leave();
    hub.logger('naftiko.mcp').debug('too late');
    expect(heard).toEqual(['one']);
    expect(lines()).toEqual([]);
  });
});
