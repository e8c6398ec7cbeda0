import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { fixDocument, type FixedDocument } from '@naftiko/runtime/fix';

/** Corrects a text. */
export const fixText = async (text: string): Promise<FixedDocument> =>
  fixDocument(await planDocument('ship.yaml', text, loadBuiltins));

/** A published document with one route and one tool; `parts` replaces lines. */
export const publishedDocument = `naftiko: 1.0.0-alpha2
info:
  label: Ships # of the registry
  description: >
    Reads a registry
    of ships.
binds:
- namespace: env
  keys:
    TOKEN: REGISTRY_TOKEN
capability:
  consumes:
  - type: http
    namespace: registry
    baseUri: https://{hostname}/v1
    authentication: { type: bearer, token: '{{env.TOKEN}}' }
    resources:
    - name: ships_{imo}
      path: /ships/{imo}
      operations:
      - name: amend
        method: POST
        inputParameters:
        - name: imo
          in: path
          type: string
          required: true
          description: The number of the ship
        # How much of it.
        - name: level
          in: query
          type: integer
        - name: body
          in: body
          type: object
          required: true
          description: What is amended
  exposes:
  - type: rest
    namespace: ships
    port: 8080
    description: Ships for
      browsers.
    resources:
    - path: /ships/{IMO}
      operations:
      - method: POST
        name: amend
        call: registry.amend
        with:
          imo: rest.imo
          level: rest.level # optional
          body: rest.body
        outputParameters:
        - type: object
          mapping: $.
  - type: mcp
    namespace: ship-tools
    port: 9090
    tools:
    - name: amend
      description: Amends a ship
      call: registry.amend
      with: {imo: tools.imo, level: tools.level, body: tools.body}
      outputParameters:
      - type: object
        mapping: $.
`;
