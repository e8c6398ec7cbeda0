import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import {
  constantValueOf,
  Entity,
  fail,
  type Input,
  ok,
  type Result,
  type SlotKind,
  toTypedValue,
  type Value,
  type Values,
  WireText,
} from '@naftiko/engine';
import type { ExposedPlace, InputDeclaration } from '@naftiko/spec';
import { isPlain, readMember, readWholeBody } from './body-inputs.js';
import { readCookies, readPairs, type Pairs } from './read-pairs.js';
import { readContent, type BodyContent } from './request-body.js';
import { decodeHeader, parseTypedValues } from './wire-text.js';

/** Reads the inputs of one operation from requests. Parses only the parts of a request that contain inputs. */
export interface InputReader {
  /** Whether the body must be read first. */
  readonly takesBody: boolean;
  /**
   * The values by name. Fails with `input-invalid` for text that is not percent-encoded and with `body-malformed`
   * for a body that contradicts its content type; the contract validates the values.
   */
  read(arrived: ReceivedRequest): Result<Values>;
}

/** The parts of a request; only the captured texts are decoded. */
export interface ReceivedRequest {
  readonly request: IncomingMessage;
  /** Without the question mark. */
  readonly query: string;
  /** The captured texts, in the order of the path's placeholders. */
  readonly captured: readonly string[];
  readonly body: Uint8Array | undefined;
}

/** The data that determines where a request has each input. */
export interface InputSite {
  readonly method: string;
  readonly placeholders: readonly string[];
  readonly inputs: readonly Input[];
  /** The declarations of the resource, then those of the operation. */
  readonly declarations: readonly InputDeclaration[];
  readonly variables: ReadonlyMap<string, string>;
}

/** Decides the source of each input. Source: specification 02, section 8.1; 06, section 4.5, table "REST". */
export function createInputReader(site: InputSite): InputReader {
  const plan = planSources(site);
  const queryNames = new Set(
    plan.flatMap(({ places }) => places.flatMap((place) => (place.in === 'query' ? [place.name] : []))),
  );
  const places = new Set(plan.flatMap((source) => source.places.map((place) => place.in)));
  const parsesBody = places.has('body');

  return {
    takesBody: parsesBody || places.has('entity'),
    read({ request, query, captured, body }) {
      if (plan.length === 0) return noInputs;
      const pairs = queryNames.size > 0 && query !== '' ? readPairs(query, queryNames) : noPairs;
      if (!pairs.ok) return failUndecoded(pairs.malformed);
      const contentType = request.headers['content-type'];
      const entity = body === undefined || body.byteLength === 0 ? undefined : new Entity(body, contentType);
      const content = parsesBody && entity !== undefined ? readContent(entity.bytes, contentType) : absentContent;
      if (!content.ok) return content;
      const cookies = places.has('cookie') ? readCookies(decodeHeader(request.headers.cookie ?? '')) : noCookies;

      const wire: RequestParts = { request, captured, pairs: pairs.pairs, cookies, entity, content: content.value };
      const values = new Map<string, Value>();
      for (const { name, constant, places: candidates } of plan) {
        if (constant !== undefined) values.set(name, constant);
        for (const place of candidates) {
          const value = place.read(wire);
          if (value === undefined || value === null) continue;
          values.set(name, value);
          break;
        }
      }
      return ok(values);
    },
  };
}

/** Whether the input has no placeholder although it belongs in a path. */
export const isUnplaced = (input: Input): boolean =>
  input.placeholder === undefined &&
  input.constant === undefined &&
  (input.in === 'path' || (input.in === undefined && input.slotKinds.includes('path')));

interface RequestParts {
  readonly request: IncomingMessage;
  readonly captured: readonly string[];
  readonly pairs: Pairs;
  readonly cookies: ReadonlyMap<string, string>;
  readonly entity: Entity | undefined;
  readonly content: BodyContent;
}

/** One possible place of an input; places are tried in order. */
interface InputPlace {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'entity';
  /** The name of the input or, in a path, of the placeholder. */
  readonly name: string;
  read(wire: RequestParts): Value | undefined;
}

interface InputSource {
  readonly name: string;
  /** Overrides any value of the caller. */
  readonly constant: Value | undefined;
  readonly places: readonly InputPlace[];
}

const noPairs = { ok: true, pairs: new Map() as Pairs } as const;
const noCookies: ReadonlyMap<string, string> = new Map();
const noInputs = ok<Values>(new Map());
const absentContent = ok({ kind: 'absent' } as const);

const failUndecoded = (input: string) =>
  fail({ code: 'input-invalid', issues: [{ input, problem: 'is not percent-encoded UTF-8' }] });

/**
 * Converts a constant of the document to its declared type; numbers and booleans can also have spellings that only YAML
 * has.
 */
function parseDocumentValue(text: string, type: Input['type']): Value {
  const typed = toTypedValue(text, type);
  if (typeof typed !== 'string') return typed;
  const isNumber = (type === 'integer' || type === 'number') && /^\+?(?:\d|\.\d|0x|0o)/i.test(text);
  if (isNumber && Number.isFinite(Number(text)))
    return constantValueOf({ kind: 'constant', value: Number(text), sourceText: text });
  return type === 'boolean' && /^(?:true|false)$/i.test(text) ? new WireText(text, /^true$/i.test(text)) : typed;
}

function planSources(site: InputSite): readonly InputSource[] {
  const bodyInputs = site.inputs.filter((input) => mayComeFromBody(input, site.method));
  const onlyBodyInput = bodyInputs.length === 1;
  return site.inputs.map((input) => {
    if (input.constant === undefined) {
      return { name: input.name, constant: undefined, places: placesOf(input, site, onlyBodyInput) };
    }
    const value = input.constant(site.variables);
    return {
      name: input.name,
      constant: typeof value === 'string' ? parseDocumentValue(value, input.type) : value,
      places: [],
    };
  });
}

function placesOf(input: Input, site: InputSite, onlyBodyInput: boolean): readonly InputPlace[] {
  if (input.placeholder !== undefined) return [fromPath(input, site.placeholders.indexOf(input.placeholder))];
  // The place that the operation declares comes first, then the place that its resource declares for the same name.
  const declared = site.declarations.filter(({ name }) => name.text === input.name).reverse();
  const places = [...new Set(declared.length > 0 ? declared.map((declaration) => declaration.in) : [input.in])];
  return places.flatMap((place) => listPlaces(place, input, site, onlyBodyInput));
}

function listPlaces(place: ExposedPlace | undefined, input: Input, site: InputSite, onlyBodyInput: boolean) {
  switch (place) {
    // "path" without a placeholder: the value comes from the query.
    case 'path':
    case 'query':
      return [fromQuery(input)];
    case 'header':
      return [fromHeader(input)];
    case 'cookie':
      return [fromCookie(input)];
    case 'body':
      return [fromBody(input, onlyBodyInput)];
    case undefined:
      return inferPlaces(input, site, onlyBodyInput);
  }
}

/**
 * The places of an input for which the document declares none. Source: specification 06, section 4.5, table "REST",
 * rows d to g.
 */
function inferPlaces(input: Input, { method, inputs }: InputSite, onlyBodyInput: boolean): readonly InputPlace[] {
  const { slotKinds } = input;
  if (slotKinds.includes('entity')) return [fromEntity(input)];
  if (slotKinds.length > 0 && slotKinds.every((kind) => kind === 'header'))
    return [fromHeader(input), fromQuery(input)];
  if (!hasBody(method)) return [fromQuery(input)];
  const member = fromBody(input, onlyBodyInput && (input.name === 'body' || slotKinds.includes('text')));
  if (slotKinds.some((kind) => inBodies.has(kind))) return [member, fromQuery(input)];
  return inputs.some((other) => other.slotKinds.includes('entity')) ? [fromQuery(input)] : [fromQuery(input), member];
}

const mayComeFromBody = (input: Input, method: string): boolean =>
  input.placeholder === undefined &&
  input.constant === undefined &&
  (input.in === 'body' ||
    (input.in === undefined &&
      hasBody(method) &&
      input.slotKinds.some((kind) => kind === 'entity' || inBodies.has(kind))));

/** The slots of an upstream's body, except the whole body. */
const inBodies: ReadonlySet<SlotKind> = new Set<SlotKind>(['field', 'template', 'text']);

const hasBody = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

const fromPath = ({ type, placeholder = '' }: Input, index: number): InputPlace => ({
  in: 'path',
  name: placeholder,
  read: ({ captured }) => parseTypedValues([captured[index] ?? ''], type),
});

const fromQuery = ({ name, type }: Input): InputPlace => ({
  in: 'query',
  name,
  read: ({ pairs }) => parseTypedValues(pairs.get(name) ?? [], type),
});

function fromHeader({ name, type }: Input): InputPlace {
  const key = name.toLowerCase();
  return {
    in: 'header',
    name,
    read: ({ request }) => {
      const text = readFirstHeader(request, key);
      return text === undefined ? undefined : parseTypedValues([decodeHeader(text)], type);
    },
  };
}

const fromCookie = ({ name, type }: Input): InputPlace => ({
  in: 'cookie',
  name,
  read: ({ cookies }) => {
    const text = cookies.get(name);
    return text === undefined ? undefined : parseTypedValues([text], type);
  },
});

/** The unchanged request entity. */
const fromEntity = ({ name }: Input): InputPlace => ({ in: 'entity', name, read: ({ entity }) => entity });

const fromBody = (input: Input, only: boolean): InputPlace => ({
  in: 'body',
  name: input.name,
  read: ({ content, entity }) =>
    (only && isPlain(entity, input) ? entity : readMember(content, input)) ??
    (only ? readWholeBody(content, entity, input) : undefined),
});

/**
 * The first value of a header. Node joins repeated headers with commas; the separate values are only computed when
 * there is a comma.
 */
function readFirstHeader(request: IncomingMessage, name: string): string | undefined {
  const value: IncomingHttpHeaders[string] = request.headers[name];
  if (typeof value === 'string' && !value.includes(',')) return value;
  return request.headersDistinct[name]?.[0];
}
