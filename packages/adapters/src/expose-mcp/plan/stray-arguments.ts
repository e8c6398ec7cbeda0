import { nearTo, type Failure, type Input } from '@naftiko/engine';
import type { JsonObject } from '@naftiko/spec';

/** Arguments that a tool has no input for. */
export interface StrayArguments {
  /** Dropped: hosts add members of their own. */
  readonly ignored: readonly string[];
  /** One of them is a misspelt input, so that the call is not what its caller meant. */
  readonly failure: Failure | undefined;
}

/** What calls without any have. */
const none: StrayArguments = { ignored: [], failure: undefined };

/** Prepares the check of one tool. A null counts as absent, as it does for inputs. */
export function strayArguments(inputs: readonly Input[]): (given: JsonObject) => StrayArguments {
  const known = new Set(inputs.flatMap(({ name, alias }) => (alias === undefined ? [name] : [name, alias])));

  return (given) => {
    const strays = Object.keys(given).filter((name) => !known.has(name));
    if (strays.length === 0) return none;
    const isGiven = (name: string | undefined): boolean => name !== undefined && (given[name] ?? null) !== null;
    const missing = inputs
      .filter(({ name, alias }) => !isGiven(name) && !isGiven(alias))
      .map(({ name, alias }) => alias ?? name);
    const issues = strays.slice(0, mostNamed).flatMap((input) => {
      const meant = given[input] === null ? undefined : nearTo(input, missing);
      return meant === undefined
        ? []
        : [{ input: shown(input), problem: `is not an argument of this tool; "${meant}" is` }];
    });
    return issues.length > 0
      ? { ignored: [], failure: { code: 'input-invalid', issues } }
      : { ignored: strays.slice(0, mostNamed).map(shown), failure: undefined };
  };
}

/** How many names a result and a log line repeat, and how much of each. */
const mostNamed = 50;
const shown = (name: string): string => (name.length > 100 ? `${name.slice(0, 100)}…` : name);
