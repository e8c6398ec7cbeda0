import { documentOf, get, json } from './document-parts.js';

/** A number of calls one after the other, and two calls with a lookup of one of 1,000 rows. */
export const stepsDocument = (upstream, counts = []) =>
  documentOf(
    upstream,
    [get('arrival', '/arrival', json), get('berths', '/berths', json)],
    [
      {
        type: 'rest',
        namespace: 'front',
        port: 8501,
        resources: [
          {
            path: '/lookup',
            name: 'lookup',
            operations: [
              {
                method: 'GET',
                name: 'lookup',
                steps: [
                  { type: 'call', name: 'one', call: 'up.arrival' },
                  { type: 'call', name: 'all', call: 'up.berths' },
                  {
                    type: 'lookup',
                    name: 'hit',
                    index: 'all',
                    match: 'berthId',
                    lookupValue: '$.one.berthId',
                    outputParameters: ['quay', 'depthMetres'],
                  },
                ],
                mappings: [
                  { targetName: 'ship', value: '$.one.ship' },
                  { targetName: 'quay', value: '$.hit.quay' },
                  { targetName: 'depth', value: '$.hit.depthMetres' },
                ],
              },
            ],
          },
          ...counts.map((count) => ({
            path: `/steps${count}`,
            name: `steps${count}`,
            operations: [
              {
                method: 'GET',
                name: `steps${count}`,
                steps: Array.from({ length: count }, (_, index) => ({
                  type: 'call',
                  name: `s${index}`,
                  call: 'up.arrival',
                })),
                mappings: [{ targetName: 'last', value: `$.s${count - 1}.berthId` }],
              },
            ],
          })),
        ],
      },
    ],
  );
