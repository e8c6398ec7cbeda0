const head = `naftiko: 1.0.0-alpha2
info: { label: Harbour, description: Blocks of a plug-in }
binds: [{ namespace: env, keys: { KEY: KEY } }]
`;

const registry = (origin: string, more = '', operation = 'method: GET'): string => `
  consumes:
    - type: http
      namespace: registry
      baseUri: ${origin}
      ${more}
      resources: [{ path: /list, name: list, operations: [{ name: list, ${operation} }] }]`;

/** An expose adapter of a plug-in; keys that the format knows have another form in it. */
export const pages = (origin: string): string => `${head}capability:${registry(origin)}
  exposes:
    - type: pages
      port: 8700
      namespace: desk
      tools: { none: true }
      pages: [{ path: /ship, name: ship, call: registry.list }]
`;

const shelfEntry = `
    - type: shelf
      namespace: registry
      location: hall
      books: [{ name: read, method: GET, text: Left port. }]`;

const readsShelf = (consumes: string): string => `${head}capability:
  consumes:${consumes}
  exposes:
    - type: rest
      port: 8700
      namespace: desk
      resources:
        - path: /ships/{imo}
          operations:
            - method: GET
              name: ship
              inputParameters: [{ name: imo, in: path, type: string, description: Its number }]
              call: registry.read
              with: { imo: desk.imo }
              outputParameters:
                - { name: ship, type: string, mapping: $.imo }
                - { name: log, type: string, mapping: $.text }
`;

/** A consume adapter of a plug-in; `location` is the import's key elsewhere. */
export const shelf = readsShelf(shelfEntry);

/** The same, shared: a document that others import. */
export const sharedShelf = `naftiko: 1.0.0-alpha2\nconsumes:${shelfEntry}\n`;

export const importing = (file: string): string => readsShelf(`\n    - { location: '${file}', import: registry }`);

/** An authentication of a plug-in, in both directions. */
export const credentials = (
  origin: string,
): string => `${head}capability:${registry(origin, "authentication: { type: stamp, key: '{{KEY}}', of: { any: shape } }")}
  exposes:
    - type: rest
      port: 8700
      namespace: desk
      authentication: { type: stamp, key: '{{KEY}}' }
      resources: [{ path: /ships, operations: [{ method: GET, name: ships, call: registry.list }] }]
`;

/** A request body of a plug-in, which has no `data`. */
export const bodies = (
  origin: string,
): string => `${head}capability:${registry(origin, '', `method: POST, body: { type: row, separator: ';', values: ['{{imo}}', '{{flag}}'] }`)}
  exposes:
    - type: rest
      port: 8700
      namespace: desk
      resources:
        - path: /ships/{imo}
          operations:
            - method: POST
              name: ships
              inputParameters:
                - { name: imo, in: path, type: string, description: Its number }
                - { name: flag, in: query, type: string, description: Its flag }
              call: registry.list
              with: { imo: desk.imo, flag: desk.flag }
`;
