import { documentOf, get, json, passed, route } from './document-parts.js';
import { orderFields } from './payloads.js';

/** Routes that pass, map, validate, and forward. */
export const restDocument = (upstream, exposes = []) =>
  documentOf(
    upstream,
    [
      get('small', '/small', json),
      get('page', '/page/10000', json),
      get('large', '/octets/1048576'),
      get('largest', '/page/10485760', json),
      {
        name: 'orders',
        path: '/orders',
        operations: [
          {
            name: 'create',
            method: 'POST',
            inputParameters: orderFields.map(({ name, type }) => ({ name, type, in: 'body' })),
          },
        ],
      },
    ],
    [
      {
        type: 'rest',
        namespace: 'front',
        port: 8501,
        resources: [
          route('/small', 'small', { outputParameters: passed }),
          route('/page', 'page', { outputParameters: [pageOutput] }),
          route('/large', 'large'),
          route('/largest', 'largest', { outputParameters: passed }),
          route('/largest-mapped', 'largest', { name: 'mapped', outputParameters: [pageOutput] }),
          {
            path: '/orders',
            operations: [
              {
                method: 'POST',
                name: 'create',
                call: 'up.create',
                inputParameters: orderFields.map(({ name, type }) => ({ name, type, in: 'body', description: name })),
              },
            ],
          },
          { path: '/proxy/{{path}}', forward: { targetNamespace: 'up', trustedHeaders: ['Accept'] } },
        ],
      },
      ...exposes,
    ],
  );

const field = (type, mapping) => ({ type, mapping });
const pageOutput = {
  type: 'object',
  properties: {
    total: field('number', '$.totalSize'),
    rows: {
      type: 'array',
      mapping: '$.items',
      items: {
        type: 'object',
        properties: {
          id: field('string', '$.id'),
          name: field('string', '$.name'),
          email: field('string', '$.email'),
          amount: field('number', '$.amount'),
          city: field('string', '$.address.city'),
          owner: field('string', '$.owner.name'),
        },
      },
    },
  },
};
