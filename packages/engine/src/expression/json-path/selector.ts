import type { Json } from '@naftiko/spec';
import { JSONPath } from 'jsonpath-plus';

/** A predicate of a filter. */
export type Test = (node: Json, root: Json) => boolean;

/**
 * Selects with jsonpath-plus below every node, for `*` or a slice.
 *
 * The library gets one selector at a time and never a name. After a name or a `*` it prefers a member of the data that
 * is named `*`, a name selects the length of a list and the characters of a string, and `^`, `~` and `@string()` inside
 * names are operators. The leading slice selects every node without these effects.
 */
export const selectBelow = (nodes: readonly Json[], selector: string): readonly Json[] =>
  JSONPath<readonly Json[]>({ path: `$[:][${selector}]`, json: nodes, eval: false });

/** The nodes that pass a test. */
export const selectPassing = (nodes: readonly Json[], test: Test, root: Json): readonly Json[] =>
  JSONPath<readonly Json[]>({
    path: '$[?(test)]',
    json: nodes,
    eval: CompiledTest,
    // Declared as a map, but used as an object.
    sandbox: { test, root } as unknown as Map<string, unknown>,
  });

/**
 * Replaces the evaluation of filter code by the library with a test compiled at load.
 *
 * A class without state, because the library caches compiled filters for ever: it would keep the first function it gets,
 * together with the data.
 */
class CompiledTest {
  /** Part of the cache key of the library, computed per node; the source text of the class takes three times as long. */
  static toString(): string {
    return 'CompiledTest';
  }

  runInNewContext({ test, root, _$_v: node }: { test: Test; root: Json; _$_v: Json }): boolean {
    return test(node, root);
  }
}
