/** The bodies that upstreams answer and callers send: the same for the product and for every peer. */

/** About 200 bytes. */
export const small = {
  id: '4b1ad9c2-8a77-4f5e-9b43-0d5d1e0b7a55',
  token: '73061fa0',
  timeout: 40,
  key: '4b1ad9c2-8a77-4f5e!1438190893:0',
  status: 'open',
  owner: { id: '0055f', name: 'Grace Hopper' },
};

/** What a tool answers that calls nothing. */
export const mocked = { id: small.id, token: small.token, status: small.status };

const record = (index) => ({
  id: `0035f${String(index).padStart(13, '0')}`,
  name: `Ada Lovelace ${index}`,
  email: `ada${index}@example.com`,
  amount: index * 13.37,
  active: index % 3 !== 0,
  tags: ['alpha', 'beta', `k${index % 17}`],
  address: { street: `${index} Rue de la Paix`, city: 'Paris', zip: `7500${index % 10}`, country: 'FR' },
  owner: { id: `0055f${index}`, name: 'Grace Hopper' },
  createdDate: '2026-05-19T10:00:00.000+0000',
});

/** A page of records, of about so many bytes. */
export function pageOf(bytes) {
  const items = [];
  for (let size = 40; size < bytes; size += JSON.stringify(items.at(-1)).length + 1) items.push(record(items.length));
  return { totalSize: items.length, done: true, items };
}

/** What the mapped routes make of a page. */
export const projectPage = (page) => ({
  total: page.totalSize,
  rows: page.items.map(({ id, name, email, amount, address, owner }) => ({
    id,
    name,
    email,
    amount,
    city: address.city,
    owner: owner.name,
  })),
});

/** About 1 kB, for POST. */
export const order = {
  ...record(7),
  note: 'n'.repeat(120),
  lines: Array.from({ length: 13 }, (_, index) => ({ sku: `S${index}`, quantity: index, price: index * 1.5 })),
};

const typeOf = (value) => (Array.isArray(value) ? 'array' : typeof value);

/** The fields of the order and their types: what is validated. */
export const orderFields = Object.entries(order).map(([name, value]) => ({ name, type: typeOf(value) }));

export const orderSchema = {
  type: 'object',
  required: orderFields.map(({ name }) => name),
  properties: Object.fromEntries(orderFields.map(({ name, type }) => [name, { type }])),
};

/** What the first of three steps answers; the third one looks its berth up in the rows of the second. */
export const arrival = { berthId: 'B700', ship: { name: 'Tern', flag: 'NO' }, eta: '2026-05-19T10:00:00Z' };

export const berths = Array.from({ length: 1_000 }, (_, index) => ({
  berthId: `B${index}`,
  terminal: `T${index % 7}`,
  quay: `Quay ${index}`,
  depthMetres: 5 + (index % 10),
}));
