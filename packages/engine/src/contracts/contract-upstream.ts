import type { ConsumeOptions } from '../ports/consume.js';
import type { ConsumeKit } from '../ports/consume-kit.js';
import { planBlock, type AnyConsumeAdapter, type OpenBlock, type PlannedBlock } from './plan-block.js';

/** What is specific to one consume adapter: the adapter, the plug-ins that its block uses, and an upstream to call. */
export interface ConsumeCases {
  readonly adapter: AnyConsumeAdapter;
  readonly kit: ConsumeKit;
  start(): Promise<ContractUpstream>;
}

/** An upstream that a consume adapter calls in the suite; every case starts its own. */
export interface ContractUpstream {
  /**
   * A block of the namespace `api` in YAML, with the operations `found` (takes `id`, answers 200 and needs the variable
   * `KEY`), `lost` (answers 404) and `slow` (never answers, and calls `whenSlow`). Requests forwarded to `found/1` and
   * `slow` are answered like calls.
   */
  readonly block: string;
  /** The size of the answer of `found` as the adapter receives it, in bytes; 20 by default. */
  readonly answerBytes?: number;
  /** The number of requests received. */
  arrived(): number;
  /** Called when a request to `slow` has arrived. */
  whenSlow: () => void;
  close(): Promise<void>;
}

/** What one case uses: an upstream, a planned block, and a function that opens clients. */
export interface UpstreamBench {
  readonly upstream: ContractUpstream;
  readonly block: PlannedBlock;
  open(options?: Partial<ConsumeOptions>): Promise<OpenBlock>;
}

/** Starts an upstream and plans its block for one case, and closes everything that the case has opened. */
export async function withUpstream(
  { adapter, kit, start }: ConsumeCases,
  run: (bench: UpstreamBench) => Promise<void>,
): Promise<void> {
  const upstream = await start();
  const opened: OpenBlock[] = [];
  try {
    const block = planBlock(adapter, upstream.block, kit);
    await run({
      upstream,
      block,
      async open(options) {
        const one = await block.open({ variables: new Map([['KEY', 's3cret-value']]), ...options });
        opened.push(one);
        return one;
      },
    });
  } finally {
    await Promise.all(opened.map(({ client }) => client.close()));
    await upstream.close();
  }
}
