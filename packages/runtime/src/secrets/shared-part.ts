/** Whether a text has as many characters of a secret in a row as are more than a word has by chance. */
export function sharesPart(text: string, secrets: readonly string[]): boolean {
  const parts = new Set(listParts(text));
  return secrets.some((secret) => listParts(secret).some((part) => parts.has(part)));
}

const listParts = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - partLength + 1) }, (_, at) => text.slice(at, at + partLength));

const partLength = 6;
