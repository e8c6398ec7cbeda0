import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { linear } from '../support/growth.js';

const many = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join(', ');

const documentWith = ({ tools, aggregates = '', skills = '' }: Record<string, string>): string => `
naftiko: 1.0.0-alpha2
capability:
  ${aggregates}
  consumes:
    - { type: http, namespace: up, baseUri: 'http://127.0.0.1:9', resources: [{ path: /r, operations: [{ name: get, method: GET }] }] }
  exposes:
    - { type: mcp, namespace: agent, port: 8601, description: A, tools: [${tools}] }
    - { type: skill, namespace: known, port: 8602, description: A, skills: [${skills}] }
`;

const shapes: Readonly<Record<string, (size: number) => string>> = {
  'functions, and tools of one name that refer to them': (size) =>
    documentWith({
      aggregates: `aggregates: [{ label: A, namespace: all, functions: [${many(size, (n) => `{ name: f${n}, description: A, call: up.get }`)}] }]`,
      tools: many(size, (n) => `{ name: tool, description: A, ref: all.f${n} }`),
    }),
  'steps, lookups and mappings': (size) =>
    documentWith({
      tools: `{ name: tool, description: A, steps: [{ type: call, name: s, call: up.get }, ${many(size, (n) => `{ type: lookup, name: l${n}, index: s, match: id, lookupValue: '$.s.x', outputParameters: [a] }`)}], mappings: [${many(size, (n) => `{ targetName: x${n}, value: $.b${n} }`)}] }`,
    }),
  'tools of skills without a source': (size) =>
    documentWith({
      tools: many(size, (n) => `{ name: t${n}, description: A, call: up.get }`),
      skills: `{ name: s, description: A, tools: [${many(size, (n) => `{ name: t${n}, description: A, from: { sourceNamespace: agent, action: zz${n} } }`)}] }`,
    }),
};

describe('planning takes time in proportion to the document', () => {
  test.each(Object.entries(shapes))('%s', async (_, write) => {
    const small = await cheapestOf(write(200));
    expect((await cheapestOf(write(1_600))) / small).toBeLessThan(linear);
  });
});

/** The processor time of planning a text: what other processes do is not in it. */
async function cheapestOf(text: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 2; run += 1) {
    const begin = process.cpuUsage();
    await planDocument('growth.yaml', text, loadBuiltins);
    times.push(process.cpuUsage(begin).user);
  }
  return Math.min(...times);
}
