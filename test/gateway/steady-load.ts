import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, type Answer, type Exchange } from '../support/http-exchange.js';

/** Callers that go on until they are stopped. */
export interface SteadyLoad {
  readonly failures: readonly string[];
  count(): number;
  stop(): Promise<void>;
}

/** A request, and whether its answer is right. */
export interface LoadRequest {
  readonly request: Exchange;
  isRight(answer: Answer): boolean;
}

/** Sends each of the requests again and again, one caller for each, on connections that stay open. */
export function loadSteadily(origin: string, requests: readonly LoadRequest[], pauseMs = 5): SteadyLoad {
  const agent = new Agent({ keepAlive: true });
  const failures: string[] = [];
  let count = 0;
  let isStopped = false;
  const call = async ({ request, isRight }: LoadRequest): Promise<void> => {
    while (!isStopped) {
      const { method, path } = request;
      const failure = await exchange(origin, { ...request, agent }).then(
        (answer) => (isRight(answer) ? undefined : `${answer.status} ${answer.text.slice(0, 200)}`),
        (cause: unknown) => String(cause),
      );
      count += 1;
      if (failure !== undefined) failures.push(`${method} ${path}: ${failure}`);
      await sleep(pauseMs);
    }
  };
  const callers = requests.map(call);
  return {
    failures,
    count: () => count,
    async stop() {
      isStopped = true;
      await Promise.all(callers);
      agent.destroy();
    },
  };
}
