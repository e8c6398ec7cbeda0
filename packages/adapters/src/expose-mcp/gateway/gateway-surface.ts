import type { OpenSurface, OpenTools } from '../surface/open-surface.js';
import type { ServedSurface } from '../plan/served-surface.js';
import { answer } from '../surface/refusal.js';
import { infoOf, serverOptionsOf } from '../surface/server-options.js';

/** The surface of the MCP server of a gateway: tools, and nothing else. */
export function makeGatewaySurface(tools: OpenTools, version: string): OpenSurface {
  const options = (announcesChanges: boolean) => serverOptionsOf(described, { announcesChanges, skills: undefined });
  return {
    info: infoOf(described, version),
    options: { announcing: options(true), silent: options(false) },
    tools,
    resources: noResources,
    skills: undefined,
    prompts: noPrompts,
    observe: () => undefined,
  };
}

const described: ServedSurface = {
  namespace: 'naftiko-gateway',
  title: 'Naftiko gateway',
  description: 'The tools of all capabilities behind one address.',
  instructions:
    'The tools belong to many APIs. When search_tools is listed, find a tool with it first; read_tool calls tools that change nothing, call_tool all others.',
  tools: { list: [], operations: [], find: () => undefined },
  resources: [],
  prompts: [],
  authentication: undefined,
};

const answerEmpty = <T>(value: T) => Promise.resolve(answer(value));

const noResources: OpenSurface['resources'] = {
  listInputs: [],
  templates: [],
  list: () => answerEmpty({ resources: [] }),
  read: () => answerEmpty({ contents: [] }),
  complete: () => answerEmpty({ completion: { values: [] } }),
  linkTo: () => undefined,
};

const noPrompts: OpenSurface['prompts'] = {
  list: [],
  has: () => false,
  get: () => answerEmpty({ messages: [] }),
};
