/** The bytes of `data:…;base64,…`; `undefined` for any other text. */
export function dataOf(text: string): Uint8Array | undefined {
  const encoded = /^data:[^,]*;base64,(.*)$/s.exec(text)?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
}
