import { findSimilar } from '@naftiko/engine';
import { isCredentialName } from '@naftiko/runtime';
import type { Origin, ScalarNode, SourceNode } from '@naftiko/spec';
import { maskAddress, maskIfAddress } from '../input/mask-address.js';

/** A value of the configuration file: as it is used, as it may be shown, and where it is written. */
export interface Configured<T> {
  readonly value: T;
  /** The value for output, with secrets replaced by `***`. */
  readonly shown: string;
  readonly at: Origin;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The state of reading one configuration file: the environment for `${NAME}`, and the problems found so far. */
export class Reading {
  readonly problems: string[] = [];
  readonly warnings: string[] = [];
  readonly #environment: Environment;
  readonly #isNeeded: (key: string) => boolean;

  /** `isNeeded`: whether the command uses a setting. Otherwise an unset variable in it is not an error. */
  constructor(environment: Environment, isNeeded: (key: string) => boolean) {
    this.#environment = environment;
    this.#isNeeded = isNeeded;
  }

  /** Adds a reason why the file is refused. Returns `undefined`, so that a reader can return the call. */
  refuse(at: Origin, problem: string): undefined {
    this.problems.push(`${describePlace(at)}: ${problem}`);
  }

  warn(at: Origin, warning: string): void {
    this.warnings.push(`${describePlace(at)}: ${warning}`);
  }

  /** A text with `${NAME}` replaced; `undefined`, with the problems noted, if that is impossible. */
  fill(text: string, key: string, at: Origin): { readonly value: string; readonly shown: string } | undefined {
    const names = [...text.matchAll(variable)].map(([, name = '']) => name);
    const unset = names.filter((name) => (this.#environment[name] ?? '') === '');
    for (const name of this.#isNeeded(key) ? unset : []) {
      this.refuse(at, `the environment variable ${name} is not set.`);
    }
    if (text.replaceAll(variable, '').includes('${')) this.refuse(at, 'a variable is written "${NAME}".');
    else if (unset.length === 0) {
      const value = text.replaceAll(variable, (_, name: string) => this.#environment[name] ?? '');
      const shown = text.replaceAll(variable, (_, name: string) =>
        isCredentialName(name) ? '***' : (this.#environment[name] ?? ''),
      );
      return { value, shown: maskIfAddress(shown) };
    }
    return undefined;
  }
}

/** A variable of the environment in a text. */
export const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** `file:line:column` of a value, with the file as it was named. */
export const describePlace = ({ source, start }: Origin): string => `${source}:${start.line}:${start.column}`;

/** Reads one value; notes what is wrong and returns `undefined` for an invalid one. */
export type ValueReader<T> = (node: SourceNode, key: string, reading: Reading) => T | undefined;

type TextParser<T> = (text: string) => T | undefined;

/** Prepares reading one text. `takes` describes, for messages, the texts that `parse` accepts, with an example. */
export const readTextAs = <T>(takes: string, parse: TextParser<T>): ValueReader<Configured<T>> =>
  readShownAs(takes, parse, (shown) => shown);

/** The same for an address, whose user information is never shown. */
export const readAddressAs = <T>(takes: string, parse: TextParser<T>): ValueReader<Configured<T>> =>
  readShownAs(takes, parse, maskAddress);

/** The same for a secret, of which nothing is shown. */
export const readHiddenAs = <T>(takes: string, parse: TextParser<T>): ValueReader<Configured<T>> =>
  readShownAs(takes, parse, () => '***');

const readShownAs =
  <T>(takes: string, parse: TextParser<T>, mask: (text: string) => string): ValueReader<Configured<T>> =>
  (node, key, reading) => {
    const { at } = node;
    if (node.kind !== 'scalar' || node.value === null) return reading.refuse(at, `"${key}" takes ${takes}.`);
    const filled = reading.fill(writtenIn(node), key, at);
    if (filled === undefined) return undefined;
    const value = parse(filled.value.trim());
    // The text may contain the value of a variable.
    const shown = mask(filled.shown);
    if (value === undefined) return reading.refuse(at, `"${key}" takes ${takes}; "${shown}" is not one.`);
    return { value, shown, at };
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

/** Prepares reading an object whose keys are names; `refuse` says why a name is not accepted. */
export const readMapOf =
  <T>(
    read: ValueReader<Configured<T>>,
    refuse: (name: string) => string | undefined,
  ): ValueReader<ReadonlyMap<string, Configured<T>>> =>
  (node, key, reading) => {
    if (node.kind !== 'map') return reading.refuse(node.at, `"${key}" takes keys with values.`);
    const values = new Map<string, Configured<T>>();
    for (const [name, { key: written, value }] of node.entries) {
      const problem = refuse(name);
      if (problem !== undefined) reading.refuse(written.at, `"${key}": ${problem}`);
      const one = read(value, `${key}.${name}`, reading);
      if (one !== undefined) values.set(name, one);
    }
    return values;
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
