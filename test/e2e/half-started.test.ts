import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import type { ConsumeKit, ConsumePlan } from '@naftiko/engine';
import { defaultRunOptions, planDocument, start, type LoadPlugins, type TelemetryProvider } from '@naftiko/runtime';
import { findFreePort } from '../support/free-port.js';

const document = `naftiko: 1.0.0-alpha2
info: { label: Two doors, description: One opens }
capability:
  exposes:
  - type: rest
    namespace: front
    port: 8181
    resources:
    - name: word
      path: /word
      operations:
      - { name: say, method: GET, outputParameters: [{ name: word, type: string, value: hello }] }
  - type: mcp
    namespace: agent
    port: 9191
    tools:
    - { name: say, description: Says it, outputParameters: [{ name: word, type: string, value: hello }] }
`;

/** Built-ins whose MCP adapter cannot be opened. */
const withoutMcp: LoadPlugins = async (...asked) => {
  const plugins = await loadBuiltins(...asked);
  const exposes = plugins.exposes.map((adapter): (typeof plugins.exposes)[number] => ({
    ...adapter,
    plan(block, kit) {
      const planned = adapter.plan(block, kit);
      if (!planned.ok || adapter.type !== 'mcp') return planned;
      return { ...planned, value: { ...planned.value, open: () => Promise.reject(new Error('too many open files')) } };
    },
  }));
  return { ...plugins, exposes };
};

/** What a process opened and closed of the upstreams of its documents, and its count of active capabilities. */
interface Ledger {
  opened: number;
  closed: number;
  readonly active: number[][];
}

/** Plug-ins that keep a ledger; telemetry opens as often as `telemetry` allows. */
const recordedIn =
  (ledger: Ledger, telemetry = Infinity): LoadPlugins =>
  async (...asked) => {
    const plugins = await loadBuiltins(...asked);
    const consumes = plugins.engine.consumes.map((adapter): (typeof plugins.engine.consumes)[number] => ({
      ...adapter,
      plan(block: never, kit: ConsumeKit) {
        const planned = adapter.plan(block, kit);
        return planned.ok ? { ...planned, value: counted(planned.value, ledger) } : planned;
      },
    }));
    const open: TelemetryProvider['open'] = async (settings) => {
      if (ledger.active.length >= telemetry) throw new Error('no telemetry');
      const changes: number[] = [];
      ledger.active.push(changes);
      const opened = await plugins.telemetry?.open(settings);
      return opened && Object.assign(opened, { countActive: (change: number) => void changes.push(change) });
    };
    return { ...plugins, telemetry: { open }, engine: { ...plugins.engine, consumes } };
  };

const counted = (plan: ConsumePlan, ledger: Ledger): ConsumePlan => ({
  ...plan,
  async open(settings) {
    const client = await plan.open(settings);
    if (!client.ok) return client;
    ledger.opened += 1;
    const close = async (): Promise<void> => {
      ledger.closed += 1;
      await client.value.close();
    };
    return { ...client, value: { ...client.value, close } };
  },
});

/** Watched, and with an upstream. */
const watched = (label: string): string =>
  document.replace('label: Two doors', `label: ${label}`).replace(
    '  exposes:',
    `  consumes: [{ type: http, namespace: up, baseUri: 'http://127.0.0.1:9', resources: [{ name: a, path: /a, operations: [{ name: a, method: GET }] }] }]
  exposes:
  - { type: control, port: 9100, management: { reload: true }, observability: { enabled: true } }`,
  );

describe('a failed start', () => {
  test('closes all listeners, of this document and of others', async () => {
    const ports = [await findFreePort(), await findFreePort()];
    const valid = await planDocument('sound.yaml', document.replaceAll('front', 'other'), loadBuiltins);
    const broken = await planDocument('broken.yaml', document, withoutMcp);
    const starting = start([valid, broken], {
      ...defaultRunOptions,
      ports: new Map([
        ['other', ports[0] ?? 0],
        ['front', ports[1] ?? 0],
        ['agent', 0],
      ]),
    });
    await expect(starting).rejects.toThrow('too many open files');
    expect(await Promise.all(ports.map(accepts))).toEqual([false, false]);

    // The last port is taken when the others listen already.
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const clashing = await planDocument('clashing.yaml', document.replace('agent', 'last'), loadBuiltins);
    const clashed = await start([valid, clashing], {
      ...defaultRunOptions,
      ports: new Map([
        ['other', ports[0] ?? 0],
        ['front', ports[1] ?? 0],
        ['agent', 0],
        ['last', (taken.address() as AddressInfo).port],
      ]),
    });
    taken.close();
    expect(clashed.diagnostics.map(({ code }) => code)).toContain('port-taken');
    expect([clashed.ok, ...(await Promise.all(ports.map(accepts)))]).toEqual([false, false, false]);
  });

  test('closes the upstreams of a document whose telemetry cannot be opened, and of those before and after it', async () => {
    const ledger: Ledger = { opened: 0, closed: 0, active: [] };
    const plugins = recordedIn(ledger, 1);
    const documents = await Promise.all(['One', 'Two', 'Three'].map((label) => plannedAs(label, plugins)));
    const starting = start(documents, { ...defaultRunOptions, ports: new Map([['*', 0]]) });
    await expect(starting).rejects.toThrow('no telemetry');
    expect(ledger).toEqual({ opened: 3, closed: 3, active: [[]] });
  });

  test('counts no capability as active, nor as ended, when a port is taken', async () => {
    const ledger: Ledger = { opened: 0, closed: 0, active: [] };
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const ports = new Map([
      ['*', 0],
      ['front', port],
    ]);
    const started = await start([await plannedAs('One', recordedIn(ledger))], { ...defaultRunOptions, ports });
    taken.close();
    expect(started).toMatchObject({ ok: false, diagnostics: [{ code: 'port-taken' }] });
    expect(ledger).toEqual({ opened: 1, closed: 1, active: [[]] });
  });
});

describe('a reload', () => {
  const running = async (ledger: Ledger, telemetry?: number) => {
    const planned = await plannedAs('One', recordedIn(ledger, telemetry));
    const started = await start([planned], { ...defaultRunOptions, ports: new Map([['*', 0]]) });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    return started.value;
  };

  test('counts a capability as active once, in the telemetry that follows it', async () => {
    const ledger: Ledger = { opened: 0, closed: 0, active: [] };
    const { capabilities, close } = await running(ledger);
    const reload = (text: string) => capabilities[0]?.reload({ text, structural: 'apply' });
    expect(await reload(watched('One').replace('hello', 'hallo'))).toMatchObject({ status: 'applied' });
    expect(ledger.active).toEqual([[1]]);
    // Under another label its telemetry is another one.
    expect(await reload(watched('Two'))).toMatchObject({ status: 'applied' });
    await close(0);
    expect(ledger.active).toEqual([
      [1, -1],
      [1, -1],
    ]);
    expect(ledger.closed).toBe(ledger.opened);
  });

  test('that cannot open its telemetry closes what it opened, and leaves the running version alone', async () => {
    const ledger: Ledger = { opened: 0, closed: 0, active: [] };
    const { capabilities, close } = await running(ledger, 1);
    await expect(capabilities[0]?.reload({ text: watched('Two'), structural: 'apply' })).rejects.toThrow(
      'no telemetry',
    );
    expect(ledger).toEqual({ opened: 2, closed: 1, active: [[1]] });
    const rest = capabilities[0]?.exposes.find(({ type }) => type === 'rest')?.url ?? '';
    expect(await (await fetch(`${rest}/word`)).json()).toEqual({ word: 'hello' });
    await close(0);
    expect(ledger.closed).toBe(2);
  });
});

const plannedAs = (label: string, plugins: LoadPlugins) => planDocument(`${label}.yaml`, watched(label), plugins);

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
