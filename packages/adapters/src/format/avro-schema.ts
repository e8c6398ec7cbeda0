import { isObject, type Json, type JsonObject, parseNumber } from '@naftiko/spec';
import type { AvroBytes } from './avro-bytes.js';

/** Reads a value at the current position. */
export type ReadValue = (bytes: AvroBytes) => Json;

type CompiledSchema = { readonly ok: true; readonly read: ReadValue } | { readonly ok: false; readonly reason: string };

/**
 * Compiles an Avro schema to a reader: records and maps are objects, the value of a union is bare, bytes are strings of
 * one character each, enums are their symbols, and a long keeps its digits.
 *
 * Written here because the available libraries trust the counts in the data: five bytes make them build a list of a
 * billion items. Source: Avro 1.11 specification, "Schema Declaration"; specification 03, section 7.7.
 */
export function compileAvroSchema(schema: Json): CompiledSchema {
  const schemas = new Schemas();
  const read = schemas.compile(schema, '');
  const reason = schemas.fault ?? schemas.missing;
  return reason === undefined ? { ok: true, read } : { ok: false, reason };
}

class Schemas {
  readonly #named = new Map<string, ReadValue>();
  readonly #referenced = new Set<string>();
  #fault: string | undefined;

  get fault(): string | undefined {
    return this.#fault;
  }

  /** A sentence, when the schema uses an undeclared name. */
  get missing(): string | undefined {
    const name = [...this.#referenced].find((candidate) => !this.#named.has(candidate));
    return name === undefined ? undefined : `nothing declares the type "${name}".`;
  }

  compile(schema: Json | undefined, namespace: string): ReadValue {
    if (typeof schema === 'string') return primitives.get(schema) ?? this.#compileReference(schema, namespace);
    if (isList(schema)) return unionOf(schema.map((branch) => this.compile(branch, namespace)));
    if (!isObject(schema)) return this.#refuse('a type is neither a name, a list nor an object.');
    switch (schema['type']) {
      case 'array':
        return listOf(this.compile(schema['items'], namespace));
      case 'map':
        return mapOf(this.compile(schema['values'], namespace));
      case 'record':
      case 'error':
        return this.#declare(schema, namespace, (inner) => this.#record(schema, inner));
      case 'enum':
        return this.#declare(schema, namespace, () => this.#compileEnum(schema));
      case 'fixed':
        return this.#declare(schema, namespace, () => this.#compileFixed(schema));
      default:
        // `{"type": "long", "logicalType": …}` is the type itself.
        return this.compile(schema['type'], namespace);
    }
  }

  /** The name may be declared later, or by an enclosing type. */
  #compileReference(name: string, namespace: string): ReadValue {
    const qualified = qualify(name, namespace);
    // A name that the namespace does not declare may be one without a namespace.
    const full = this.#named.has(qualified) || !this.#named.has(name) ? qualified : name;
    this.#referenced.add(full);
    return (bytes) => this.#named.get(full)?.(bytes) ?? null;
  }

  #declare(schema: JsonObject, namespace: string, compile: (namespace: string) => ReadValue): ReadValue {
    const { name, namespace: own } = schema;
    if (typeof name !== 'string') return this.#refuse('a named type has no name.');
    const full = qualify(name, typeof own === 'string' ? own : namespace);
    // Registered before its fields are compiled, for types that contain themselves.
    this.#named.set(full, () => null);
    const read = compile(full.includes('.') ? full.slice(0, full.lastIndexOf('.')) : '');
    this.#named.set(full, read);
    return read;
  }

  #record({ fields }: JsonObject, namespace: string): ReadValue {
    if (!isList(fields)) return this.#refuse('a record has no fields.');
    const members = fields.map((field) => {
      const name = isObject(field) ? field['name'] : undefined;
      if (!isObject(field) || typeof name !== 'string') return ['', this.#refuse('a field has no name.')] as const;
      return [name, this.compile(field['type'], namespace)] as const;
    });
    return (bytes) =>
      bytes.fault === undefined ? Object.fromEntries(members.map(([name, read]) => [name, read(bytes)])) : null;
  }

  #compileEnum({ symbols }: JsonObject): ReadValue {
    if (!isList(symbols)) return this.#refuse('an enum has no symbols.');
    return (bytes) => pick(symbols, bytes) ?? null;
  }

  #compileFixed({ size }: JsonObject): ReadValue {
    if (typeof size !== 'number' || !Number.isInteger(size)) return this.#refuse('a fixed type has no size.');
    return (bytes) => toBinaryText(bytes.take(size));
  }

  #refuse(reason: string): ReadValue {
    this.#fault ??= reason;
    return () => null;
  }
}

const qualify = (name: string, namespace: string): string =>
  name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;

const primitives: ReadonlyMap<string, ReadValue> = new Map<string, ReadValue>([
  ['null', () => null],
  ['boolean', (bytes) => bytes.take(1)[0] === 1],
  ['int', readLong],
  ['long', readLong],
  ['float', (bytes) => viewOf(bytes.take(4), 4).getFloat32(0, true)],
  ['double', (bytes) => viewOf(bytes.take(8), 8).getFloat64(0, true)],
  ['bytes', (bytes) => toBinaryText(bytes.takePrefixed())],
  ['string', (bytes) => new TextDecoder().decode(bytes.takePrefixed())],
]);

function readLong(bytes: AvroBytes): Json {
  const long = bytes.takeLong();
  return typeof long === 'bigint' ? parseNumber(String(long)) : long;
}

/** Zeros after the end of the bytes. */
const viewOf = (bytes: Uint8Array, size: number): DataView =>
  bytes.length === size ? new DataView(bytes.buffer, bytes.byteOffset, size) : new DataView(new ArrayBuffer(size));

/** As in Avro's own JSON, a byte is the character with its number. */
const toBinaryText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const unionOf =
  (branches: readonly ReadValue[]): ReadValue =>
  (bytes) =>
    pick(branches, bytes)?.(bytes) ?? null;

function pick<T>(choices: readonly T[], bytes: AvroBytes): T | undefined {
  const choice = choices[Number(bytes.takeLong())];
  if (choice === undefined) bytes.refuse('The data selects a branch that the schema does not have.');
  return choice;
}

const listOf =
  (read: ReadValue): ReadValue =>
  (bytes) => {
    const items: Json[] = [];
    readItems(bytes, () => items.push(read(bytes)));
    return items;
  };

const mapOf =
  (read: ReadValue): ReadValue =>
  (bytes) => {
    const entries: (readonly [string, Json])[] = [];
    readItems(bytes, () => entries.push([new TextDecoder().decode(bytes.takePrefixed()), read(bytes)]));
    return Object.fromEntries(entries);
  };

function readItems(bytes: AvroBytes, read: () => void): void {
  for (let count = bytes.takeBlockCount(); count > 0; count = bytes.takeBlockCount()) {
    for (let item = 0; item < count && bytes.fault === undefined; item += 1) read();
  }
}

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);
