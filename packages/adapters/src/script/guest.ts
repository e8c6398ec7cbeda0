/** What this process provides to the code inside the interpreter. */
export interface GuestHost {
  print(level: string, line: string): void;
  /** The value of a fulfilled promise; throws the reason of a rejected one, and an error for a pending one. */
  settled(promise: unknown): unknown;
}

/** The functions that this process calls inside the interpreter. */
export interface Guest {
  bind(context: string, steps: string): void;
  /** The JSON of a value. */
  write(value: unknown): string;
  explain(thrown: unknown): string;
}

/**
 * Makes the globals of a script: its variables, `console` and `print`, and the conversion of its result to JSON.
 *
 * It is passed as source text and runs inside the interpreter, before the script: it may use only the language and its
 * arguments, and it keeps references to built-in functions before a script can replace them.
 */
export function prepareGuest(host: GuestHost): Guest {
  const { parse, stringify } = JSON;
  const { defineProperty, entries } = Object;
  const maxDepth = 500;

  const define = (name: string, value: unknown): void =>
    void defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });

  /** Specification 04, section e.3. A value that contains itself throws. */
  const write = (value: unknown, ancestors: Set<unknown> = new Set()): string => {
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return stringify(value);
      case 'bigint':
        return BigInt.asIntN(54, value) === value ? `${value}` : stringify(`${value}`);
      case 'symbol':
        return stringify(value.toString());
      case 'object':
        return value === null ? 'null' : writeObject(value, ancestors);
      default:
        return 'null';
    }
  };

  const writeObject = (value: object, ancestors: Set<unknown>): string => {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'null' : stringify(value.toISOString());
    if (value instanceof Number || value instanceof String || value instanceof Boolean) return write(value.valueOf());
    if (ancestors.has(value)) throw new TypeError('the result contains itself');
    if (ancestors.size === maxDepth) throw new RangeError(`the result is nested deeper than ${maxDepth} levels`);
    ancestors.add(value);
    const text = writeParts(value, ancestors);
    ancestors.delete(value);
    return text;
  };

  // Loops instead of callbacks: each level of a result must use as little of the interpreter's stack as possible.
  const writeParts = (value: object, ancestors: Set<unknown>): string => {
    if (value instanceof Promise) return write(host.settled(value), ancestors);
    const parts: string[] = [];
    if (Array.isArray(value) || value instanceof Set || ArrayBuffer.isView(value)) {
      for (const item of value as Iterable<unknown>) parts[parts.length] = write(item, ancestors);
      return `[${parts.join(',')}]`;
    }
    const named: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : entries(value);
    for (const [key, member] of named) parts[parts.length] = `${stringify(String(key))}:${write(member, ancestors)}`;
    return `{${parts.join(',')}}`;
  };

  const showValue = (value: unknown): string => {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (value === undefined || typeof value === 'string' || typeof value === 'function') return String(value);
    try {
      return write(value);
    } catch {
      return String(value);
    }
  };

  const createPrinter =
    (level: string) =>
    (...values: unknown[]): void =>
      host.print(level, values.map(showValue).join(' '));

  define('print', createPrinter('info'));
  define('console', {
    log: createPrinter('info'),
    info: createPrinter('info'),
    warn: createPrinter('warn'),
    error: createPrinter('error'),
    debug: createPrinter('debug'),
  });

  return {
    bind(context, steps) {
      const members = parse(context) as Record<string, unknown>;
      define('context', members);
      for (const step of parse(steps) as readonly string[]) {
        const name = step.replace(/[-.\s]+(.)?/g, (_, first?: string) => (first ?? '').toUpperCase());
        const isFree = name !== 'result' && !(name in globalThis) && Object.hasOwn(members, step);
        if (isFree) define(name, members[step]);
      }
    },
    write,
    explain(thrown) {
      // The first stack frame in a file of the author.
      const stack = thrown instanceof Error ? String(thrown.stack) : '';
      const place = /(?<![^\s()<>])([^\s()<>]+:\d+):\d+\)?$/m.exec(stack)?.[1];
      return showValue(thrown) + (place === undefined ? '' : ` (${place})`);
    },
  };
}
