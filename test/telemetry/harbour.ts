/** A document with one of each observed unit, a control adapter that enables telemetry, and no secret. */
export const makeHarbour = (observability = '{}'): string => `
naftiko: 1.0.0-alpha2
info: { label: Harbour, description: Ships and what they carry }
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: UPSTREAM
      resources:
        - name: ships
          path: /ships
          operations: [{ name: list, method: GET }]
        - name: ship
          path: /ships/{{imo}}
          operations: [{ name: get, method: GET, inputParameters: [{ name: imo, in: path }] }]
        - name: crews
          path: /crews
          operations: [{ name: list-crews, method: GET }]
        - name: fog
          path: /fog
          operations: [{ name: get-fog, method: GET }]
  aggregates:
    - label: Fleet
      namespace: fleet
      functions:
        - name: count
          description: Counts ships
          steps: [{ type: call, name: ships, call: registry.list }]
          mappings: [{ targetName: at, value: $.ships.at }]
          outputParameters: [{ name: at, type: string }]
  exposes:
    - type: rest
      port: 8501
      namespace: quay
      resources:
        - path: /ships/{imo}
          name: ship
          operations:
            - method: GET
              name: ship
              inputParameters: [{ name: imo, in: path, type: string, description: Number }]
              call: registry.get
        - path: /fog
          name: fog
          operations: [{ method: GET, name: fog, call: registry.get-fog }]
    - type: mcp
      port: 8502
      namespace: bridge
      tools:
        - { name: list-ships, description: Lists, call: registry.list }
        - { name: get-fog, description: Fails, call: registry.get-fog }
        - { name: count-ships, description: Counts, ref: fleet.count }
        - name: tour
          description: Looks at everything
          steps:
            - { type: call, name: first, call: registry.list }
            - { type: call, name: second, call: registry.list-crews }
            - { type: call, name: third, call: registry.list }
          mappings: [{ targetName: at, value: $.third.at }]
          outputParameters: [{ name: at, type: string }]
        - name: think
          description: Runs a script
          inputParameters: [{ name: word, type: string, description: A word, required: false }]
          steps: [{ type: script, name: thought, language: javascript, location: "file:///FILES", file: think.js }]
          mappings: [{ targetName: at, value: $.thought }]
          outputParameters: [{ name: at, type: string }]
      resources:
        - { name: roll, label: Roll, description: All ships, uri: "harbour://roll", call: registry.list }
      prompts:
        - name: greet
          description: Greets
          template: [{ role: user, content: Ahoy }]
    - type: skill
      port: 8503
      namespace: school
      skills:
        - name: sailing
          description: How to sail
          tools:
            - { name: list-ships, description: Lists, from: { sourceNamespace: bridge, action: list-ships } }
    - type: control
      port: 8504
      observability: ${observability}
`;

/** The files beside it. */
export const harbourFiles = {
  'think.js': 'console.log("hm"); if (context.word === "bad") throw new Error("no"); result = "thought";',
};
