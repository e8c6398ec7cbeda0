import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { runCommand, startServing, makeTempDirectory } from './cli-command.js';
import { residentNaftiko } from '../support/resident-command.js';

const documentOf = (baseUri: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: harbor
      baseUri: "${baseUri}"
      resources: [{ name: berths, path: /berths, operations: [{ name: list, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      resources: [{ path: /berths, name: berths, operations: [{ method: GET, name: berths, call: harbor.list }] }]
`;

interface Ready {
  readonly capabilities: readonly { readonly exposes: readonly { readonly url: string }[] }[];
}

/** Addresses of existing documents that are not valid URLs, or to which no request can be sent. */
const unusable = [
  'https://[tenant_id].example.com',
  'https://tenant name.example.com/api',
  'https://host:port/api',
  'https://%%tenant%%.example.com',
  'ftp://files.example.com',
  'https://user:secret@example.com',
  'https://example.com/#/api',
  'https://{{#if eu}}eu{{/if}}.example.com',
];

describe('a base URI that cannot be used', () => {
  let upstream: RecordingUpstream;
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;

  beforeAll(async () => {
    upstream = await openRecordingUpstream((_, response) => response.end('[]'));
    place = await makeTempDirectory(
      Object.fromEntries(unusable.map((baseUri, index) => [`document-${index}.yaml`, documentOf(baseUri)])),
    );
  });

  afterAll(async () => {
    await upstream.close();
    await place.remove();
  });

  test.each(unusable.map((baseUri, index) => [baseUri, index] as const))(
    '"%s" is replaced by --base-uri',
    async (_, index) => {
      const file = `document-${index}.yaml`;
      const replaced = ['--base-uri', `${index % 2 === 0 ? 'harbor' : '*'}=${upstream.origin}`];
      const called = await residentNaftiko(['call', file, 'GET /berths', ...replaced], place);
      expect({ code: called.code, stdout: called.stdout.trim() }).toEqual({ code: 0, stdout: '[]' });
      expect(upstream.take().map(({ path }) => path)).toEqual(['/berths']);
    },
  );

  test('is served with a replacement, and refused without', async () => {
    const options = ['--port', 'front=0', '--log-format', 'json'];
    const running = startServing(
      ['run', 'document-0.yaml', '--base-uri', `harbor=${upstream.origin}`, ...options],
      place,
    );
    const { capabilities } = JSON.parse(await running.firstLine) as Ready;
    const answer = await exchange(capabilities[0]?.exposes[0]?.url ?? '', { method: 'GET', path: '/berths' });
    running.child.kill('SIGTERM');
    await running.ended;
    expect(answer.text).toBe('[]');
    const refused = await runCommand(['validate', 'document-0.yaml'], place);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('base-uri-malformed');
  });
});
