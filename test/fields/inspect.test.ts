import { describe, expect, test } from '@jest/globals';
import { makeTempDirectory } from '../e2e/cli-command.js';
import { residentNaftiko } from '../support/resident-command.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ships/{imo}
          operations:
            - method: GET
              name: read-ship
              description: Reads a ship
              inputParameters:
                - { name: imo, in: path, type: string, description: Number of the ship }
              outputParameters: [{ type: string, value: "Ship {{imo}}" }]
`;

describe('the description of a REST operation', () => {
  test('is shown by inspect, and the operation is called by its name', async () => {
    const place = await makeTempDirectory({ 'ships.yaml': document });
    try {
      const { stdout } = await residentNaftiko(['inspect', 'ships.yaml', '--json'], place);
      expect(JSON.parse(stdout)).toMatchObject({
        exposes: [
          {
            operations: [
              {
                name: 'read-ship',
                description: 'Reads a ship',
                inputs: [{ name: 'imo', description: 'Number of the ship' }],
              },
            ],
          },
        ],
      });
      const called = await residentNaftiko(['call', 'ships.yaml', 'read-ship', '--arg', 'imo=7'], place);
      expect(JSON.parse(called.stdout)).toEqual({ value: 'Ship 7' });
    } finally {
      await place.remove();
    }
  });
});
