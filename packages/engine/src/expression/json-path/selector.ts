import type { Json } from '@naftiko/spec';
import { JSONPath } from 'jsonpath-plus';

/** The compiled test of a filter. */
export type Test = (node: Json, root: Json) => boolean;

/**
 * Selects below every node with the library jsonpath-plus: `*` or a slice.
 *
 * The library receives one selector at a time and never a name, because it treats some names specially: it prefers a
 * member that is named `*` to the wildcard, a name selects the length of a list and the characters of a string, and
 * `^`, `~` and `@string()` inside names are operators. The leading slice `[:]` selects every node without these
 * effects.
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
 * The class has no state, because the library caches compiled filters without limit: it would keep the first function
 * that it receives, together with the data.
 */
class CompiledTest {
  /**
   * The library computes a cache key from this text for every node; with the source text of the class that takes three
   * times as long.
   */
  static toString(): string {
    return 'CompiledTest';
  }

  runInNewContext({ test, root, _$_v: node }: { test: Test; root: Json; _$_v: Json }): boolean {
    return test(node, root);
  }
}
