/** A document in which no rule finds anything; cases change one place of it. */
export const baseDocument = `naftiko: 1.0.0-alpha2
info:
  label: Garden shop
  description: What agents and pages may do with the orders of a garden shop.
  tags: [garden]
binds:
  - namespace: env
    keys: { SHOP_TOKEN: SHOP_TOKEN, OPERATOR_TOKEN: OPERATOR_TOKEN }
capability:
  consumes:
    - type: http
      namespace: shop
      description: The orders of the shop.
      baseUri: https://garden.test/v1
      authentication: { type: bearer, token: "{{SHOP_TOKEN}}" }
      resources:
        - name: orders
          path: /orders
          operations:
            - name: list-orders
              method: GET
              inputParameters: [{ name: state, in: query }]
        - name: order
          path: "/orders/{{id}}"
          inputParameters: [{ name: id, in: path }]
          operations:
            - { name: get-order, method: GET }
            - { name: replace-order, method: PUT, body: { type: json, data: { state: "{{state}}" } } }
            - { name: cancel-order, method: DELETE }
  aggregates:
    - label: Orders
      namespace: orders
      functions:
        - name: read
          description: Reads one order with its lines.
          semantics: { safe: true, idempotent: true }
          inputParameters: [{ name: id, type: string, description: Number on the receipt. }]
          call: shop.get-order
          with: { id: orders.id }
          outputParameters: [{ type: object, properties: { state: { type: string, mapping: $.state } } }]
  exposes:
    - type: rest
      namespace: pages
      port: 8081
      resources:
        - path: /orders/{{id}}
          name: order
          description: One order of the shop.
          inputParameters: [{ name: id, in: path, type: string, description: Number on the receipt. }]
          operations:
            - { method: GET, name: read, description: Reads one order., ref: orders.read }
    - type: mcp
      namespace: agents
      port: 8082
      description: Orders of a garden shop.
      authentication:
        type: oauth2
        authorizationServerUri: https://login.garden.test
        resource: https://agents.garden.test
        scopes: [orders]
      tools:
        - name: read-order
          description: Reads one order with its lines and its state of delivery.
          ref: orders.read
          hints: { readOnly: true, destructive: false, idempotent: true }
        - name: cancel-order
          description: Cancels an order that has not been sent, and refunds it.
          hints: { readOnly: false, destructive: true }
          inputParameters: [{ name: id, type: string, description: Number on the receipt. }]
          call: shop.cancel-order
          with: { id: agents.id }
          outputParameters: [{ type: string, mapping: $.refund }]
        - name: sum-up
          description: Finds the oldest open order and reads it.
          hints: { readOnly: true }
          steps:
            - { type: call, name: open, call: shop.list-orders, with: { state: open } }
            - { type: call, name: oldest, call: shop.get-order, with: { id: "$.open[0].id" } }
          mappings: [{ targetName: state, value: $.oldest.state }]
          outputParameters: [{ name: state, type: string }]
    - type: control
      port: 9100
      address: localhost
      authentication: { type: bearer, token: "{{OPERATOR_TOKEN}}" }
`;
