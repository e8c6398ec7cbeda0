import { findNear, type Failure, type Input } from '@naftiko/engine';
import type { JsonObject } from '@naftiko/spec';

/** Arguments for which a tool has no input. */
export interface UnknownArguments {
  /** The names that are ignored, because some MCP clients add arguments of their own. */
  readonly ignored: readonly string[];
  /** Set when one of them is probably a misspelt input: the call is then refused. */
  readonly failure: Failure | undefined;
}

/** The result for calls without such arguments. */
const none: UnknownArguments = { ignored: [], failure: undefined };

/** Prepares the check of the arguments of one tool. Null counts as absent. */
export function planUnknownArguments(inputs: readonly Input[]): (given: JsonObject) => UnknownArguments {
  const known = new Set(inputs.flatMap(({ name, alias }) => (alias === undefined ? [name] : [name, alias])));

  return (given) => {
    const unknown = Object.keys(given).filter((name) => !known.has(name));
    if (unknown.length === 0) return none;
    const isGiven = (name: string | undefined): boolean => name !== undefined && (given[name] ?? null) !== null;
    const missing = inputs
      .filter(({ name, alias }) => !isGiven(name) && !isGiven(alias))
      .map(({ name, alias }) => alias ?? name);
    const issues = unknown.slice(0, maxNamed).flatMap((input) => {
      const meant = given[input] === null ? undefined : findNear(input, missing);
      return meant === undefined
        ? []
        : [{ input: shortenName(input), problem: `is not an argument of this tool; "${meant}" is` }];
    });
    return issues.length > 0
      ? { ignored: [], failure: { code: 'input-invalid', issues } }
      : { ignored: unknown.slice(0, maxNamed).map(shortenName), failure: undefined };
  };
}

/** The number of names in a result or log line, and the length of each. */
const maxNamed = 50;
const shortenName = (name: string): string => (name.length > 100 ? `${name.slice(0, 100)}…` : name);
