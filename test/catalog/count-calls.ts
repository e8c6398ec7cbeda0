import type { ServedDocument } from './call-units.js';

/** Counts the calls that are not answered as broken. */
export function countCalls(served: ServedDocument): { readonly served: ServedDocument; count(): number } {
  let count = 0;
  const rest: ServedDocument['rest'] = (namespace) => {
    const send = served.rest(namespace);
    if (send === undefined) return undefined;
    return async (request) => {
      const answer = await send(request);
      if (answer.status !== 501) count += 1;
      return answer;
    };
  };
  const mcp: ServedDocument['mcp'] = async (namespace) => {
    const tools = await served.mcp(namespace);
    if (tools === undefined) return undefined;
    const call: typeof tools.call = (name, given) => {
      count += 1;
      return tools.call(name, given);
    };
    return { names: tools.names, call };
  };
  return { served: { rest, mcp }, count: () => count };
}
