import { isObject, readJson, writeJson, type Json } from '@naftiko/spec';

const entityBrand = Symbol.for('naftiko.Entity');
const wireTextBrand = Symbol.for('naftiko.WireText');

/**
 * The unchanged bytes of a request body, with their content type.
 *
 * Passed on unchanged where a document uses the whole body; parsed as JSON only where a part is read.
 */
export class Entity {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  #json: Json | undefined;
  #read = false;

  /** Identifies entities, including those made by another copy of this package. */
  get [entityBrand](): true {
    return true;
  }

  constructor(bytes: Uint8Array, contentType: string | undefined) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  /** The parsed JSON; `undefined` when the bytes are not JSON. */
  get json(): Json | undefined {
    if (!this.#read) {
      this.#read = true;
      this.#json = parseJson(new TextDecoder().decode(this.bytes));
    }
    return this.#json;
  }
}

/**
 * A value that is written one way as text and another way in JSON, such as `007` and `7`. It was received as text with
 * a declared type, or is a constant of the document. Source: specification 02, section 8.1.
 */
export class WireText {
  readonly text: string;
  readonly json: Json;

  /** Identifies wire texts, including those made by another copy of this package. */
  get [wireTextBrand](): true {
    return true;
  }

  constructor(text: string, json: Json) {
    this.text = text;
    this.json = json;
  }
}

/**
 * Checks a brand (a symbol that all copies of this package share) instead of `instanceof`, because a plug-in may bring
 * its own copy.
 */
export const isEntity = (value: unknown): value is Entity => isBranded(value, entityBrand);

export const isWireText = (value: unknown): value is WireText => isBranded(value, wireTextBrand);

const isBranded = (value: unknown, brand: symbol): boolean =>
  typeof value === 'object' && value !== null && (value as { readonly [key: symbol]: unknown })[brand] === true;

/** The value of an input, a step output or a variable. Null counts as missing. */
export type Value = Json | Entity | WireText;

/** Values by name. A map, because names come from documents and callers and must never reach a prototype. */
export type Values = ReadonlyMap<string, Value>;

/** A value as JSON; an entity that is not JSON becomes a string. */
export function asJson(value: Value): Json {
  if (isWireText(value)) return value.json;
  if (isEntity(value)) return value.json === undefined ? new TextDecoder().decode(value.bytes) : value.json;
  return value;
}

/** The text of a value inside a longer text: scalars unchanged, lists and objects as compact JSON. */
export function asText(value: Value): string {
  if (typeof value === 'string') return value;
  if (isWireText(value)) return value.text;
  if (isEntity(value)) return new TextDecoder().decode(value.bytes);
  return writeJson(value);
}

/** An own member of an object or, for digits, an element of a list. */
export function memberOf(value: Value | undefined, name: string): Json | undefined {
  if (value === undefined || value === null) return undefined;
  const json = asJson(value);
  if (Array.isArray(json)) return /^\d+$/.test(name) ? json[Number(name)] : undefined;
  return isObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
}

/** Parses JSON, numbers with all their digits; `undefined` for any other text. Never throws. */
export function parseJson(text: string): Json | undefined {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
