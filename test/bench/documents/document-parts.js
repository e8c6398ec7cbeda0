/** A document of the benchmark: one upstream and what is exposed of it. JSON is YAML. */
export const documentOf = (upstream, resources, exposes, namespace = 'up') =>
  JSON.stringify({
    naftiko: '1.0.0-alpha2',
    info: { label: 'Benchmark', description: 'A document of the benchmark' },
    capability: { consumes: [{ type: 'http', namespace, baseUri: upstream, resources }], exposes },
  });

/** The answer of the upstream as it is. */
export const passed = [{ type: 'object', mapping: '$.' }];

/** An upstream resource with one GET. */
export const get = (name, path, more = {}) => ({ name, path, operations: [{ name, method: 'GET', ...more }] });

/** The options of a GET that answers JSON. */
export const json = { outputRawFormat: 'json' };

/** A REST resource whose GET calls the operation of the same name. */
export const route = (path, name, more) => ({
  path,
  name,
  operations: [{ method: 'GET', name, call: `up.${name}`, ...more }],
});
