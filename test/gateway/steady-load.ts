import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, type Answer, type Exchange } from '../support/http-exchange.js';

/** Callers that go on until they are stopped. */
export interface SteadyLoad {
  readonly failures: readonly string[];
  count(): number;
  stop(): Promise<void>;
}

/** Makes one call, and answers what is wrong with its answer. */
export type Call = () => Promise<string | undefined>;

/** Makes each of the calls again and again, each one after its last answer. */
export function loadSteadily(calls: Readonly<Record<string, Call>>, pauseMs = 5): SteadyLoad {
  const failures: string[] = [];
  let count = 0;
  let isStopped = false;
  const callers = Object.entries(calls).map(async ([name, call]) => {
    while (!isStopped) {
      const failure = await call().catch((cause: unknown) => String(cause));
      count += 1;
      if (failure !== undefined) failures.push(`${name}: ${failure}`);
      await sleep(pauseMs);
    }
  });
  return {
    failures,
    count: () => count,
    async stop() {
      isStopped = true;
      await Promise.all(callers);
    },
  };
}

/** A request whose answer has to be the items of the shop, as they are or in a text of MCP. */
export const callShop = (origin: string, request: Exchange): Call => {
  return async () => judgeItems(await exchange(origin, request));
};

/** What is wrong with an answer that has to be the items of the shop. */
export const judgeItems = ({ status, text }: Pick<Answer, 'status' | 'text'>): string | undefined =>
  status === 200 && /\{\\?"items\\?":\[1\]\}/.test(text) ? undefined : `${status} ${text.slice(0, 200)}`;
