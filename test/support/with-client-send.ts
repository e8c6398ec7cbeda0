import { loadBuiltins } from '@naftiko/adapters';
import type { ConsumeKit } from '@naftiko/engine';
import type { LoadPlugins } from '@naftiko/runtime';

/** The plug-ins of the command, with clients of upstreams that send by `send`. */
export const withClientSend =
  (send: () => Promise<never>): LoadPlugins =>
  async (...given) => {
    const plugins = await loadBuiltins(...given);
    const consumes = plugins.engine.consumes.map((adapter): (typeof plugins.engine.consumes)[number] => ({
      ...adapter,
      plan(block: never, kit: ConsumeKit) {
        const planned = adapter.plan(block, kit);
        if (!planned.ok) return planned;
        const open: typeof planned.value.open = async (settings) => {
          const client = await planned.value.open(settings);
          return client.ok ? { ...client, value: { ...client.value, send } } : client;
        };
        return { ...planned, value: { ...planned.value, open } };
      },
    }));
    return { ...plugins, engine: { ...plugins.engine, consumes } };
  };
