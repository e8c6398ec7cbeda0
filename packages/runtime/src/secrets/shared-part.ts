/** Whether a text shares a sequence of at least six characters with a secret. Shorter sequences occur by chance. */
export function sharesPart(text: string, secrets: readonly string[]): boolean {
  const parts = new Set(listParts(text));
  return secrets.some((secret) => listParts(secret).some((part) => parts.has(part)));
}

const listParts = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - partLength + 1) }, (_, at) => text.slice(at, at + partLength));

const partLength = 6;
