/** Malformed bodies, generated from a fixed seed. */
export function makeHostileBodies(known: readonly Uint8Array[]): readonly Uint8Array[] {
  const next = pseudoRandom(20_211);
  const below = (limit: number): number => Math.floor(next() * limit);
  const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => below(256));
  const text = (length: number): Uint8Array =>
    new TextEncoder().encode(Array.from({ length }, () => syntax[below(syntax.length)]).join(''));
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

const syntax = [...'{}[]<>/\\"\'`:;,.=+-*&!?#|%@~^$()_ \n\r\t\u0000\u000119afeé💡\uFEFF'];

/** Numbers from 0 to 1 that look random and follow from the seed alone (the generator mulberry32). */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
