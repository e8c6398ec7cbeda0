import { inflateRawSync } from 'node:zlib';
import { parseJson } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { AvroBytes } from './avro-bytes.js';
import { compileAvroSchema, type ReadValue } from './avro-schema.js';
import { reasonOf } from './decode-failure.js';

type Container =
  { readonly ok: true; readonly value: readonly Json[] } | { readonly ok: false; readonly reason: string };

/** Whether a body is an object container file: it starts with `Obj` and the byte 1. */
export const isContainer = (body: Uint8Array): boolean => magic.every((byte, position) => body[position] === byte);

const magic = [0x4f, 0x62, 0x6a, 0x01];

/** The values of an object container file, read with its embedded schema. Codecs: `null` and `deflate`. */
export function readContainer(body: Uint8Array): Container {
  const bytes = new AvroBytes(body.subarray(magic.length));
  const meta = readMeta(bytes);
  const sync = String(bytes.take(syncLength));
  const schema = parseJson(readText(meta, 'avro.schema') ?? '');
  if (schema === undefined) return refuseContainer('The container carries no schema.');
  const compiled = compileAvroSchema(schema);
  if (!compiled.ok) return refuseContainer(`The schema in the container cannot be used: ${compiled.reason}`);

  const unpack = unpackerOf(readText(meta, 'avro.codec') ?? 'null');
  const values: Json[] = [];
  while (!bytes.done) {
    const count = Number(bytes.takeLong());
    const data = unpack(bytes.takePrefixed());
    if (typeof data === 'string') return refuseContainer(data);
    const items = readItems(new AvroBytes(data), count, data.length, compiled.read);
    if (typeof items === 'string') return refuseContainer(items);
    for (const item of items) values.push(item);
    if (String(bytes.take(syncLength)) !== sync) return refuseContainer('A block of the container has no end.');
  }
  return bytes.fault === undefined ? { ok: true, value: values } : refuseContainer(bytes.fault);
}

const syncLength = 16;

const refuseContainer = (reason: string): Container => ({ ok: false, reason });

/** `{"avro.schema": …, "avro.codec": …}`, encoded as a map of bytes. */
function readMeta(bytes: AvroBytes): Json {
  const compiled = compileAvroSchema({ type: 'map', values: 'string' });
  return compiled.ok ? compiled.read(bytes) : null;
}

function readText(meta: Json, name: string): string | undefined {
  const entry = Object.entries(meta ?? {}).find(([key]) => key === name);
  return entry === undefined ? undefined : String(entry[1]);
}

/** The bytes of a block, or a sentence about its fault. */
type Unpack = (block: Uint8Array) => Uint8Array | string;

function unpackerOf(codec: string): Unpack {
  if (codec === 'null') return (block) => block;
  if (codec !== 'deflate') return () => `The codec "${codec}" is not supported.`;
  let left = unpackedLimitBytes;
  return (block) => {
    try {
      const data = inflateRawSync(block, { maxOutputLength: Math.max(1, left) });
      left -= data.length;
      return data;
    } catch (cause) {
      return reasonOf(cause);
    }
  };
}

/** The limit of the unpacked size of all blocks of one body. */
const unpackedLimitBytes = 64 * 1024 * 1024;

function readItems(bytes: AvroBytes, count: number, length: number, read: ReadValue): readonly Json[] | string {
  // Only values without any bytes could exceed this.
  if (count < 0 || count > length) return 'A block of the container is longer than its data.';
  const items: Json[] = [];
  for (let item = 0; item < count && bytes.fault === undefined; item += 1) items.push(read(bytes));
  return bytes.fault ?? items;
}
