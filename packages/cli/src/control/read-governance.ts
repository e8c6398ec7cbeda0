import { given, usageError, type Given } from '../input/given.js';

/** Reads `--set <key>=<value>` into the body of `PUT /scripting`; the adapter validates the values. */
export function readGovernance(texts: readonly string[]): Given<Readonly<Record<string, unknown>>> {
  const read = texts.map((text) => {
    const equals = text.indexOf('=');
    const [key, value] = equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
    const parse = Object.hasOwn(parsers, key) ? parsers[key] : undefined;
    if (parse === undefined)
      return usageError(`--set ${key}=… is not a setting. Settings: ${Object.keys(parsers).join(', ')}.`);
    const parsed = parse(value);
    return parsed === undefined ? usageError(`--set ${key}=… takes ${accepted[key]}.`) : given([key, parsed] as const);
  });
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) return usageError(...problems);
  return given(Object.fromEntries(read.flatMap((one) => (one.ok ? [one.value] : []))));
}

const parseWholeNumber = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  enabled: (text) => (text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : undefined),
  timeout: parseWholeNumber,
  statementLimit: parseWholeNumber,
  defaultLocation: (text) => text,
  defaultLanguage: (text) => text,
  allowedLanguages: (text) =>
    text
      .split(',')
      .map((language) => language.trim())
      .filter((language) => language !== ''),
};

/** The values that a parser accepts, where it rejects others. */
const accepted: Readonly<Record<string, string>> = {
  enabled: 'true, false, or null to use the environment',
  timeout: 'a whole number of milliseconds',
  statementLimit: 'a whole number',
};
