import type { Template } from '../template.js';

/** Two calls and a lookup, answered as one object. */
export const steps: Template = {
  purpose: 'two calls of an API and a lookup, in one answer',
  call: ['get-order', '--arg', 'orderId=1'],
  resources: `        - name: order
          path: /orders/{{orderId}}
          operations:
            - name: get-order
              method: GET
              inputParameters:
                - name: orderId
                  in: path
              # Later steps and mappings see these.
              outputParameters:
                - name: status
                  type: string
                  value: $.status
                - name: customerId
                  type: string
                  value: $.customerId
        - name: customers
          path: /customers
          operations:
            - name: list-customers
              method: GET
`,
  writeExposes: ({ slug, port }) => `  # Written once: the route and the tool below refer to it.
  aggregates:
    - label: Functions
      namespace: functions
      functions:
        - name: get-order
          description: Reads an order, with the name and the city of the customer who placed it.
          semantics:
            safe: true
            idempotent: true
          inputParameters:
            - name: orderId
              type: string
              description: The number of the order, for instance "1".
          steps:
            - type: call
              name: get-order
              call: api.get-order
            - type: call
              name: list-customers
              call: api.list-customers
            # Takes the customer whose "id" is the one that the order names.
            - type: lookup
              name: find-customer
              index: list-customers
              match: id
              lookupValue: $.get-order.customerId
              outputParameters:
                - name
                - city
          mappings:
            - targetName: status
              value: $.get-order.status
            - targetName: customer.name
              value: $.find-customer.name
            - targetName: customer.city
              value: $.find-customer.city

  exposes:
    - type: rest
      namespace: ${slug}-rest
      port: ${port}
      resources:
        - name: order
          path: /orders/{orderId}
          description: An order and its customer.
          inputParameters:
            - name: orderId
              in: path
              type: string
              description: The number of the order, for instance "1".
          operations:
            - method: GET
              ref: functions.get-order

    - type: mcp
      namespace: ${slug}-mcp
      port: ${port + 1}
      description: Orders and their customers. Use get-order.
      tools:
        # Its name, description, inputs and hints come from the function.
        - ref: functions.get-order
`,
};
