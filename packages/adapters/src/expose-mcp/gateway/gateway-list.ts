import type { Tool } from '@modelcontextprotocol/server';
import type { BookedTool, GatewayTools } from '@naftiko/runtime';
import type { OpenTool, OpenTools } from '../surface/open-surface.js';
import type { CallBooked } from './call-booked.js';
import { makeSearchTools } from './search-tools.js';

/** What `/mcp` lists, and what it calls: every tool by its name, listed or not. */
export function listGatewayTools(tools: GatewayTools, call: CallBooked): OpenTools {
  const { book, toolLimit, pinned } = tools;
  const openBooked = (booked: BookedTool): OpenTool => ({
    name: booked.name,
    // How many steps it has is known once its document is open.
    steps: 1,
    call: (given, observed) => call(booked, given, observed),
  });
  const findBooked = (name: string): OpenTool | undefined => {
    const booked = book.find(name);
    return booked === undefined ? undefined : openBooked(booked);
  };
  if (book.size <= toolLimit) return { list: book.list().map(describeBooked), find: findBooked };
  const own = makeSearchTools(tools, call);
  const listed = pinned.flatMap((name) => book.find(name) ?? []);
  return {
    list: [...own.map(({ listed: described }) => described), ...listed.map(describeBooked)],
    find: (name) => own.find((tool) => tool.name === name) ?? findBooked(name),
  };
}

/** A tool under its joined name. Its schema of results stays, because its results do. */
const describeBooked = ({ name, tool }: BookedTool): Tool => ({ ...(tool.listed as Tool), name });
