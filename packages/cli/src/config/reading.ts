import { findSimilar } from '@naftiko/engine';
import { isCredentialName } from '@naftiko/runtime';
import type { Origin, ScalarNode, SourceNode } from '@naftiko/spec';

/** A value of the configuration file: as it is used, as it may be shown, and where it is written. */
export interface Configured<T> {
  readonly value: T;
  /** Without secrets. */
  readonly shown: string;
  readonly at: Origin;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One reading of a configuration file: the environment for its `${NAME}`, and what was found on the way. */
export class Reading {
  readonly problems: string[] = [];
  readonly warnings: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Notes why the file is refused. */
  refuse(at: Origin, problem: string): undefined {
    this.problems.push(`${describePlace(at)}: ${problem}`);
  }

  warn(at: Origin, warning: string): void {
    this.warnings.push(`${describePlace(at)}: ${warning}`);
  }

  /** A text with `${NAME}` replaced; `undefined`, with the problems noted, if that is impossible. */
  fill(text: string, at: Origin): { readonly value: string; readonly shown: string } | undefined {
    const names = [...text.matchAll(variable)].map(([, name = '']) => name);
    const unset = names.filter((name) => (this.#environment[name] ?? '') === '');
    for (const name of unset) this.refuse(at, `the environment variable ${name} is not set.`);
    if (text.replaceAll(variable, '').includes('${')) this.refuse(at, 'a variable is written "${NAME}".');
    else if (unset.length === 0) {
      const value = text.replaceAll(variable, (_, name: string) => this.#environment[name] ?? '');
      const shown = text.replaceAll(variable, (_, name: string) =>
        isCredentialName(name) ? '***' : (this.#environment[name] ?? ''),
      );
      return { value, shown: maskUserInfo(shown) };
    }
    return undefined;
  }
}

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** `file:line:column` of a value, with the file as it was named. */
export const describePlace = ({ source, start }: Origin): string => `${source}:${start.line}:${start.column}`;

const maskUserInfo = (text: string): string => text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1***@');

/** Reads one value; notes what is wrong and returns `undefined` for an invalid one. */
export type ValueReader<T> = (node: SourceNode, key: string, reading: Reading) => T | undefined;

/** Prepares reading one text; `takes` says what `parse` understands, with an example. */
export const readTextAs =
  <T>(takes: string, parse: (text: string) => T | undefined): ValueReader<Configured<T>> =>
  (node, key, reading) => {
    const { at } = node;
    if (node.kind !== 'scalar' || node.value === null) return reading.refuse(at, `"${key}" takes ${takes}.`);
    const filled = reading.fill(writtenIn(node), at);
    if (filled === undefined) return undefined;
    const value = parse(filled.value.trim());
    // The text may contain the value of a variable.
    if (value === undefined) return reading.refuse(at, `"${key}" takes ${takes}; "${filled.shown}" is not one.`);
    return { value, shown: filled.shown, at };
  };

const writtenIn = ({ value, sourceText }: ScalarNode): string => sourceText ?? String(value);

/** Prepares reading a list of such values. */
export const readListOf =
  <T>(read: ValueReader<Configured<T>>): ValueReader<Configured<readonly T[]>> =>
  (node, key, reading) => {
    if (node.kind !== 'list') return reading.refuse(node.at, `"${key}" takes a list, written "[a, b]" or with dashes.`);
    const items = node.items.map((item) => read(item, key, reading));
    const known = items.flatMap((item) => (item === undefined ? [] : [item]));
    if (known.length < items.length) return undefined;
    return {
      value: known.map(({ value }) => value),
      shown: known.map(({ shown }) => shown).join(', '),
      at: node.at,
    };
  };

/** The readers of an object, by key. */
export type ObjectReaders<T> = { readonly [Key in keyof T]-?: ValueReader<NonNullable<T[Key]>> };

/**
 * Prepares reading an object: a key without a reader is refused, with a suggestion, or as not supported yet if it is
 * `planned`.
 */
export const readObjectOf =
  <T extends object>(readers: ObjectReaders<T>, planned: readonly string[] = []): ValueReader<T> =>
  (node, key, reading) => {
    const within = key === '' ? 'The file' : `"${key}"`;
    if (node.kind !== 'map') return reading.refuse(node.at, `${within} takes keys with values.`);
    const known = Object.keys(readers);
    const values: Record<string, unknown> = {};
    for (const [name, { key: written, value }] of node.entries) {
      const full = key === '' ? name : `${key}.${name}`;
      if (known.includes(name)) {
        const read = (readers as Record<string, ValueReader<unknown>>)[name]?.(value, full, reading);
        if (read !== undefined) values[name] = read;
      } else if (planned.includes(name)) {
        reading.refuse(written.at, `"${full}" is not supported by this version.`);
      } else {
        reading.refuse(written.at, `"${full}" is unknown. ${suggestKey(name, known, planned)}`);
      }
    }
    // The readers are the keys of the type.
    return values as T;
  };

function suggestKey(name: string, known: readonly string[], planned: readonly string[]): string {
  const similar = findSimilar(name, [...known, ...planned]);
  return similar === undefined ? `There is: ${known.join(', ')}.` : `Did you mean "${similar}"?`;
}
