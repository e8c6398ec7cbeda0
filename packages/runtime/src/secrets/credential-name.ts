/** Whether the name of a header, a parameter or a variable suggests a credential. */
export function isCredentialName(name: string): boolean {
  if (parts.test(name)) return true;
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some((one) => word.test(one) || (one.includes('auth') && !author.test(one)));
}

/** Parts of names that suggest a credential, wherever they occur. */
const parts = /token|secret|passw|passphrase|pwd|api-?_?key|credential|cookie|signature|session|jwt|bearer/i;

/**
 * Whole words that suggest a credential; as parts they occur in harmless words too. A word may also end in `key`:
 * `accesskey`.
 */
const word = /^(?:pass|sig|appid|creds?|\w*keys?\d*)$/;

const author = /^(?:co)?author(?:s|ed|ity|ities|ship)?$/;
