import { documentOf, json, passed, route } from './document-parts.js';

/** A service of some operations, each of them a route and a tool. */
export const serviceDocument = (upstream, { prefix = '', count = 3 } = {}) => {
  const operations = Array.from({ length: count }, (_, index) => `thing${index}`);
  const input = { name: 'id', type: 'string', description: 'Which one' };
  return documentOf(
    upstream,
    operations.map((name) => ({
      name,
      path: `/${name}/{{id}}`,
      operations: [{ name, method: 'GET', inputParameters: [{ name: 'id', in: 'path' }], ...json }],
    })),
    [
      {
        type: 'rest',
        namespace: `${prefix}front`,
        port: 8501,
        resources: operations.map((name) =>
          route(`/${name}/{id}`, name, { inputParameters: [{ ...input, in: 'path' }], outputParameters: passed }),
        ),
      },
      {
        type: 'mcp',
        namespace: `${prefix}agent`,
        port: 8502,
        tools: operations.map((name) => ({
          name: `get-${name}`,
          description: `Gets a ${name}`,
          call: `up.${name}`,
          inputParameters: [input],
          with: { id: 'tools.id' },
          outputParameters: passed,
        })),
      },
    ],
  );
};
