/** Every kind of input, as a route and as a tool. */
export const everyInput = `
naftiko: 1.0.0-alpha2
info: { label: Inputs, description: Every kind of input }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - name: things
          path: "/things/{id}"
          operations:
            - name: put
              method: PUT
              inputParameters:
                - { name: id, in: path, type: string, required: true }
                - { name: count, in: query, type: integer, required: true }
                - { name: trace, in: header, type: string }
                - { name: deep, in: query, type: boolean }
                - { name: urgent, in: body, type: boolean, required: true }
                - { name: more, in: body, type: object }
        - name: files
          path: /files
          operations:
            - name: send
              method: POST
              body: { type: binary, data: "{{content}}" }
              inputParameters: [{ name: content, in: body, type: string }]
  exposes:
    - type: rest
      namespace: own
      port: 0
      authentication: { type: apikey, key: X-Key, value: "key-of-callers", placement: header }
      resources:
        - path: "/v1/things/{id}"
          operations: [{ method: PUT, name: put-thing, call: up.put, inputParameters: [INPUTS] }]
    - type: mcp
      namespace: tools
      port: 0
      tools: [{ name: send-file, description: Sends a file, call: up.send }]
`.replace(
  'INPUTS',
  [
    '{ name: id, in: path, type: string, required: true }',
    '{ name: count, in: query, type: integer, required: true, description: How many }',
    '{ name: trace, in: header, type: string }',
    '{ name: deep, in: query, type: boolean }',
    '{ name: urgent, in: body, type: boolean, required: true }',
    '{ name: more, in: body, type: object }',
  ].join(', '),
);
