/**
 * Makes malformed bodies from a fixed seed: random bytes, random syntaxCharacters characters, and changes of the `known` bodies.
 */
export function makeHostileBodies(known: readonly Uint8Array[]): readonly Uint8Array[] {
  const next = pseudoRandom(20_211);
  const below = (limit: number): number => Math.floor(next() * limit);
  const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => below(256));
  const text = (length: number): Uint8Array =>
    new TextEncoder().encode(Array.from({ length }, () => syntaxCharacters[below(syntaxCharacters.length)]).join(''));
  const short = known.filter(({ length }) => length > 0 && length < 10_000);
  const mangled = (body: Uint8Array): Uint8Array => {
    const cut = below(body.length);
    return Uint8Array.from([...body.subarray(0, cut), ...bytes(below(8)), ...body.subarray(cut + 1)]);
  };
  return [
    new Uint8Array(),
    ...Array.from({ length: 100 }, () => bytes(below(40))),
    ...Array.from({ length: 100 }, () => text(below(40))),
    ...short.flatMap((body) => [body.subarray(0, body.length - 1), mangled(body), mangled(body), mangled(body)]),
    ...Array.from({ length: short.length > 0 ? 100 : 0 }, () => mangled(short[below(short.length)]!)),
  ];
}

const syntaxCharacters = [...'{}[]<>/\\"\'`:;,.=+-*&!?#|%@~^$()_ \n\r\t\u0000\u000119afeé💡\uFEFF'];

/** A generator of pseudo-random numbers from 0 to 1 (mulberry32); the seed determines all of them. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
