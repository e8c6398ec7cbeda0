/** Whether the name of a header, a parameter or a variable suggests a credential. */
export function isCredentialName(name: string): boolean {
  if (parts.test(name)) return true;
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some((one) => word.test(one) || (one.includes('auth') && !author.test(one)));
}

/** Parts of names. */
const parts = /token|secret|passw|passphrase|pwd|api-?_?key|credential|cookie|signature|session|jwt|bearer/i;

/** Whole words, since they also occur inside harmless ones. `key` also ends words: `accesskey`. */
const word = /^(?:pass|sig|appid|creds?|\w*keys?\d*)$/;

const author = /^(?:co)?author(?:s|ed|ity|ities|ship)?$/;
