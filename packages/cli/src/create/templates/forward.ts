import type { Template } from '../template.js';

/** One operation of its own; every other request is forwarded. */
export const forward: Template = {
  purpose: 'an API behind a route that forwards requests, and one operation of its own',
  call: ['list-items'],
  resources: `        - name: items
          path: /items
          operations:
            - name: list-items
              method: GET
`,
  writeExposes: ({ slug, port }) => `  exposes:
    - type: rest
      namespace: ${slug}-rest
      port: ${port}
      resources:
        # An operation of its own. Literal segments win over placeholders, so this one is not forwarded.
        - name: items
          path: /items
          description: The items, shaped by this document.
          operations:
            - name: list-items
              method: GET
              description: Lists the items with their identifier and name.
              call: api.list-items
              outputParameters:
                - type: array
                  mapping: $
                  items:
                    type: object
                    properties:
                      id:
                        type: string
                        mapping: $.id
                      name:
                        type: string
                        mapping: $.name
        # Every other path goes to the API, with its credential.
        - name: everything-else
          path: /{{path}}
          description: Every other path of the API.
          forward:
            targetNamespace: api
            # Other headers of callers are not forwarded.
            trustedHeaders:
              - Accept
              - Content-Type
`,
};
