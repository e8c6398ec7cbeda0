import type { Gateway } from '@naftiko/runtime';
import type { Paint } from '../paint.js';
import { countNoun } from '../plural.js';
import { writeConnectLine } from '../run/connect-line.js';

/** The lines for programs: once it listens, and once everything is planned. */
export const formatGatewayEvent = (gateway: Gateway, event: 'ready' | 'planned', ms: number): string =>
  JSON.stringify({
    event,
    ms,
    gateway: gateway.url,
    ...(gateway.capabilities.isListed ? { documents: Object.fromEntries(gateway.capabilities.count()) } : {}),
    ...(event === 'planned' ? { tools: gateway.capabilities.catalog.size } : {}),
  });

/** The banner once it listens. */
export const formatGatewayBanner = (gateway: Gateway, ms: number, paint: Paint): readonly string[] => [
  '',
  `${paint.bold('gateway')}  ${gateway.url}`,
  ...addresses.map(([path, what]) => `  ${path.padEnd(pathWidth)}  ${what}`),
  `  ${writeConnectLine({ url: `${gateway.url}/mcp`, name: 'naftiko', authentication: undefined, schemes: [] })}`,
  '',
  `${paint.green('ready')} in ${ms} ms, planning ${writeNumber(gateway)}; Ctrl+C stops`,
];

const writeNumber = ({ capabilities }: Gateway): string =>
  capabilities.isListed ? countNoun(capabilities.describe().length, 'document') : 'the documents';

/** The states of the documents once all are planned, one line each. */
export function formatPlanned(gateway: Gateway, toolLimit: number, paint: Paint): readonly string[] {
  const { catalog } = gateway.capabilities;
  const how = catalog.size > toolLimit ? ', found with search_tools' : '';
  return [
    paint.bold('planned'),
    ...[...gateway.capabilities.count()].map(
      ([state, count]) => `  ${state.padEnd(stateWidth)}  ${String(count).padStart(5)}${stateNotes[state] ?? ''}`,
    ),
    `  ${'tools'.padEnd(stateWidth)}  ${String(catalog.size).padStart(5)}  at ${gateway.url}/mcp${how}`,
  ];
}

const addresses = [
  ['/', 'all documents with their states'],
  ['/<capability>/...', 'REST of one document'],
  ['/<capability>/mcp', 'MCP of one document'],
  ['/mcp', 'the tools of all documents'],
] as const;

const pathWidth = Math.max(...addresses.map(([path]) => path.length));
const stateWidth = 'quarantined'.length;

const stateNotes: Readonly<Record<string, string>> = {
  waiting: '  values are missing; the index lists which ones',
  quarantined: '  they have errors; the index lists them',
};
