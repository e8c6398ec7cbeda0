import type { Json } from '@naftiko/spec';
import { JSONPath } from 'jsonpath-plus';

/** A predicate of a filter. */
export type Test = (node: Json, root: Json) => boolean;

/**
 * What jsonpath-plus finds below every one of the nodes: for `*` or a slice.
 *
 * The library gets one selector at a time and never a name. After a name or a `*` it takes a member of the data that is
 * called `*` for the one that is sought, a name finds the length of a list and the characters of a text, and `^`, `~`
 * and `@string()` inside names are operators. The slice in front stands for "every node" and has none of that.
 */
export const selectBelow = (nodes: readonly Json[], selector: string): readonly Json[] =>
  JSONPath<readonly Json[]>({ path: `$[:][${selector}]`, json: nodes, eval: false });

/** The nodes that pass a test. */
export const selectPassing = (nodes: readonly Json[], test: Test, root: Json): readonly Json[] =>
  JSONPath<readonly Json[]>({
    path: '$[?(test)]',
    json: nodes,
    eval: CompiledTest,
    // Declared as a map, but read as an object.
    sandbox: { test, root } as unknown as Map<string, unknown>,
  });

/**
 * Stands where the library would evaluate the code of a filter; there is no code, only a test that was compiled at load.
 *
 * A class without state, because the library keeps what it makes of a filter for ever: of a function it would keep the
 * first one it saw, together with the data.
 */
class CompiledTest {
  /** Part of the key under which the library looks for it, once per node; the text of the class takes three times as long. */
  static toString(): string {
    return 'CompiledTest';
  }

  runInNewContext({ test, root, _$_v: node }: { test: Test; root: Json; _$_v: Json }): boolean {
    return test(node, root);
  }
}
