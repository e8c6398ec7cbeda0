const reference = /\$\{([A-Za-z_]\w*)\}/g;

/** Replaces each `${NAME}` of a text by what a host understands. */
export const replaceReferences = (text: string, write: (name: string) => string): string =>
  text.replaceAll(reference, (_, name: string) => write(name));

/** The same for all values of an object. */
export const replaceAllReferences = (
  texts: Readonly<Record<string, string>>,
  write: (name: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, replaceReferences(text, write)]));

/** The names in `${NAME}` of texts, each once, in their order. */
export const findReferences = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(reference)].map(([, name = '']) => name))),
];
