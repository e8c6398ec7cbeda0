/**
 * The address of a proxy, with its scheme, which is `http` by default; `undefined`: the text is not such an address. A path is
 * refused, because it is probably the rest of a password with a `/` that is not percent-encoded.
 */
export function parseProxy(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!/^https?:\/\/[^\s/?#\\]+\/?$/i.test(address) || !URL.canParse(address)) return undefined;
  return address;
}
