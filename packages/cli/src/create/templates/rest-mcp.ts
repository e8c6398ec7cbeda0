import type { Template } from '../template.js';

/** One function, exposed as a route and as a tool. */
export const restMcp: Template = {
  purpose: 'one function of an API, as a REST route and as an MCP tool',
  call: ['get-resource', '--arg', 'path=users'],
  resources: `        - name: resource
          path: /{{path}}
          operations:
            - name: get-resource
              method: GET
              inputParameters:
                - name: path
                  in: path
`,
  writeExposes: ({ slug, port }) => `  # Written once: the route and the tool below refer to it.
  aggregates:
    - label: Functions
      namespace: functions
      functions:
        - name: get-resource
          description: Reads a resource of the API by its path, and answers with it unchanged.
          semantics:
            safe: true
            idempotent: true
          inputParameters:
            - name: path
              type: string
              description: One segment below the address of the API, for instance "users".
          call: api.get-resource

  exposes:
    - type: rest
      namespace: ${slug}-rest
      port: ${port}
      resources:
        - name: resource
          label: Resource
          path: /{{path}}
          description: A resource of the API.
          inputParameters:
            - name: path
              in: path
              type: string
              description: One segment below the address of the API, for instance "users".
          operations:
            - method: GET
              ref: functions.get-resource

    - type: mcp
      namespace: ${slug}-mcp
      port: ${port + 1}
      description: Reads resources of one API. Use get-resource.
      tools:
        # Its name, description, inputs and hints come from the function.
        - ref: functions.get-resource
`,
};
