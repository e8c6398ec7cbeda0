import { pointerOf, type Document } from '@naftiko/spec';
import type { RecordingUpstream, SeenRequest } from '../support/recording-upstream.js';
import type { Send } from './call-mcp.js';
import { compareRequest, isSameJson } from './compare-request.js';
import { requestsOf, type Fixture } from './expected-request.js';
import { listPublishedUnits, type PublishedUnit } from './published-unit.js';
import { makeRestRequest } from './rest-request.js';

/** How the adapters of a document are called where it is served; `undefined`: the adapter is not served there. */
export interface ServedDocument {
  rest(namespace: string): Send | undefined;
  mcp(namespace: string): Promise<ServedTools | undefined>;
}

export interface ServedTools {
  readonly names: readonly string[];
  /** Answers the text of the result. */
  call(name: string, given: Readonly<Record<string, unknown>>): Promise<string>;
}

/** The document whose units are called. `hidden`: pointers of units that others of the document hide. */
export interface CalledDocument {
  readonly document: Document;
  readonly hidden: ReadonlySet<string>;
}

export const secretOf = (name: string): string => `secret-of-${name}`;

/** The answer of every upstream of the catalog; it contains the path of the request. */
export const payloadOf = (seen: SeenRequest): string =>
  JSON.stringify({ data: [1, { two: 2 }], items: [], at: seen.path });

/** What calling the units of a document has shown. */
export interface CalledUnits {
  readonly faults: readonly string[];
  /** The units that were called and are not answered as broken. */
  readonly count: number;
}

/** Calls every unit with all inputs, then with the required ones where these are fewer, or once. */
export async function callUnits(
  { document, hidden }: CalledDocument,
  served: ServedDocument,
  upstream: RecordingUpstream,
  inputs: readonly ('all' | 'required')[] = ['all', 'required'],
): Promise<CalledUnits> {
  const faults: string[] = [];
  let count = 0;
  const environment = (name: string): string => secretOf(findBound(document, name));
  for (const unit of listPublishedUnits(document)) {
    if (unit.candidates.length === 0 || hidden.has(pointerOf(unit.node.at.path))) continue;
    // Routes with a fragment or a query cannot be reached; they are reported at load.
    if (/[#?]/.test(unit.resource?.path.text ?? '')) continue;
    const call = await makeCall(unit, served);
    if (call === undefined) continue;
    let isCalled = false;
    let before: readonly Fixture[] = [];
    for (const given of inputs) {
      const fixtures = unit.candidates.map((called) => requestsOf(unit, called, given === 'all', environment));
      if (haveSameInputs(fixtures, before)) continue;
      before = fixtures;
      const found = await callUnit(fixtures, call, upstream, environment);
      isCalled ||= found !== undefined;
      faults.push(...(found ?? []).map((fault) => `${unit.node.at.path.join('/')} (${given} inputs): ${fault}`));
    }
    if (isCalled) count += 1;
  }
  return { faults, count };
}

/** Whether the caller sends the same, so that a second call would repeat the first. */
const haveSameInputs = (fixtures: readonly Fixture[], others: readonly Fixture[]): boolean =>
  fixtures.length === others.length &&
  fixtures.every(({ inputs }, index) => inputs.size === others[index]?.inputs.size);

/** Calls a unit; `undefined`: it is answered as broken, with status 501. */
type Call = (fixture: Fixture) => Promise<string | undefined>;

async function makeCall(unit: PublishedUnit, served: ServedDocument): Promise<Call | undefined> {
  if (unit.surface === 'rest') {
    const send = served.rest(unit.namespace);
    return (
      send &&
      (async (fixture) => {
        const { status, text } = await send(makeRestRequest(fixture));
        return status === 501 ? undefined : text;
      })
    );
  }
  const name = unit.node.name?.text ?? '';
  const tools = await served.mcp(unit.namespace);
  // Later tools of a name are listed under another one; only the first is called.
  if (!tools?.names.includes(name)) return undefined;
  return ({ inputs }) => tools.call(name, Object.fromEntries(inputs));
}

/** Calls a unit and compares the upstream request with the document; `undefined`: it is answered as broken. */
async function callUnit(
  fixtures: readonly Fixture[],
  call: Call,
  upstream: RecordingUpstream,
  environment: (name: string) => string,
): Promise<readonly string[] | undefined> {
  const [first] = fixtures;
  if (first === undefined) return [];
  upstream.take();
  const text = await call(first);
  if (text === undefined) return undefined;
  const seen = upstream.take();
  const [request] = seen;
  if (request === undefined || seen.length !== 1)
    return [`the upstream saw ${seen.length} requests; answer: ${text.slice(0, 200)}`];
  const comparisons = fixtures.map((fixture) => compareRequest(fixture, request, environment));
  const best = comparisons.toSorted((left, right) => left.length - right.length)[0] ?? [];
  return [...best, ...(isReturned(text, first.unit, request) ? [] : [`it returned ${text.slice(0, 200)}`])];
}

/** Whether a unit without mappings returned what its upstream answered. */
function isReturned(text: string, { node }: PublishedUnit, request: SeenRequest): boolean {
  const identity = node.outputs.every(({ mapping }) => mapping === undefined || /^\$\.?$/.test(mapping.text));
  const silent = request.method === 'HEAD' || ('method' in node && node.method.text === 'HEAD');
  return silent || !identity || text === payloadOf(request) || isSameJson(text, payloadOf(request));
}

/** The environment variable a name is read from: binds rename. */
function findBound(document: Document, name: string): string {
  for (const bind of document.binds) {
    const key = bind.keys.find(({ variable }) => variable.text === name);
    if (key !== undefined) return key.source.text;
  }
  return name;
}
