// @ts-check
import { fail, ok } from '@naftiko/engine';
import { decodeText, valid } from '@naftiko/spec';

/**
 * The response format `ini`: keys before the first section are members of the object, a section is an object of strings.
 * Lines that start with ";" or "#" are comments.
 *
 * @type {import('@naftiko/engine').FormatDecoder<import('@naftiko/engine').DecodeInline>}
 */
export const ini = {
  format: 'ini',
  prepare: () => valid(decode),
};

/** What `--plugin ./ini.js` adds. */
export default { decoders: [ini] };

/** @type {import('@naftiko/engine').DecodeInline} */
function decode(body, charset) {
  // Maps rather than objects: a key may be called "__proto__".
  /** @type {Map<string, string | Map<string, string>>} */
  const root = new Map();
  /** @type {Map<string, string | Map<string, string>> | Map<string, string>} */
  let section = root;
  for (const [index, written] of decodeText(body, charset).split(/\r?\n/).entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith(';') || line.startsWith('#')) continue;
    const name = /^\[([^\]]+)\]$/.exec(line)?.[1]?.trim();
    const [, key, value] = /^([^=[\]]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) root.set(name, (section = new Map()));
    else if (key !== undefined && value !== undefined) section.set(key.trim(), value.trim());
    else return failed(body, `Line ${index + 1} is neither a section nor a key with a value.`);
  }
  return ok(objectOf(root));
}

/**
 * @param {Map<string, string | Map<string, string>>} entries
 * @returns {import('@naftiko/spec').JsonObject}
 */
const objectOf = (entries) =>
  Object.fromEntries([...entries].map(([key, value]) => [key, value instanceof Map ? objectOf(value) : value]));

/**
 * The failure of decoding, with a sentence as its reason and the first 200 characters of the body.
 *
 * @param {Uint8Array} body
 * @param {string} reason
 */
function failed(body, reason) {
  const excerpt = [...new TextDecoder().decode(body.subarray(0, 800))].slice(0, 200).join('');
  return fail({ code: 'decode-failed', format: 'ini', reason, excerpt });
}
