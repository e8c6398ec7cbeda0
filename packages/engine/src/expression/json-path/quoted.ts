import type { Cursor } from './cursor.js';

/** Takes a text in single or double quotes, with the escapes of JSON. `undefined`: there is none here. */
export function readQuoted(cursor: Cursor): string | undefined {
  const found = cursor.match(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/sy);
  if (found === undefined) return undefined;
  return (found[1] ?? found[2] ?? '').replaceAll(/\\(?:u([\da-fA-F]{4})|(.))/gs, (_, code?: string, char?: string) =>
    code === undefined ? (controls[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
