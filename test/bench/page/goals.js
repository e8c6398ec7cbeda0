/** What is wanted, by the number of the goal. */
export const goals = {
  1: 'REST, a small answer passed on: as fast as a server by hand',
  2: 'REST, 10 kB mapped: as fast as Fastify',
  3: 'REST, POST of 1 kB, validated: nearly as fast as a server by hand with a compiled validator',
  4: 'MCP, `tools/call` with a call of the upstream: far ahead of the sample of the SDK and of fastmcp',
  5: 'MCP, `tools/call` from a mock: nearly as fast as a server made for speed',
  6: 'MCP, `tools/list` of 300 tools: nearly as fast as a server made for speed',
  7: 'Three steps with a lookup: hardly more work than by hand',
  8: 'Large bodies: as fast as a pipe, with little memory',
  9: 'The slowest of a hundred answers: as by hand',
  10: 'Starts: a small multiple of an empty program',
  11: '`validate` of a directory: little more than parsing its YAML',
  12: 'Memory: as Express and the SDK; little for each document more',
  13: 'Telemetry and the access log: nearly free',
};
