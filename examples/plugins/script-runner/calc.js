// @ts-check
import { fail, ok } from '@naftiko/engine';
import { CalcError, evaluate, isName, tokensOf } from './expression.js';

/** @typedef {import('@naftiko/spec').Json} Json */

/**
 * The script language `calc`: lines of `name = expression`; `fail "reason"` ends a script, "#" starts a comment.
 *
 * It has no loops and no functions, and can read only its own names, so that it needs no sandbox.
 *
 * @type {import('@naftiko/engine').ScriptRunner}
 */
export const calc = {
  language: 'calc',
  open: () => ({ run: async (script) => run(script), close: async () => undefined }),
};

/** What `--plugin ./calc.js` adds. */
export default { scripts: [calc] };

/**
 * @param {import('@naftiko/engine').Script} script
 * @returns {import('@naftiko/engine').Result<Json | undefined>}
 */
function run({ sources, context, steps, statementLimit, signal }) {
  /** @type {Map<string, Json>} */
  const names = new Map(steps.map((step) => [camelCased(step), context[step] ?? null]));
  names.set('context', context);
  names.delete('result');
  let statements = 0;
  for (const { file, text } of sources) {
    for (const [index, line] of text.split('\n').entries()) {
      if (signal.aborted) return fail({ code: 'cancelled' });
      const failed = (/** @type {string} */ reason) =>
        fail({ code: 'script-failed', reason: `${reason} (${file}:${index + 1})` });
      const tokens = tokensOf(line);
      if (tokens.length === 0) continue;
      statements += 1;
      if (statements > statementLimit) return failed(`The script exceeded the statement limit (${statementLimit})`);
      try {
        const [name = '', sign] = tokens;
        if (name === 'fail') return failed(String(evaluate(tokens.slice(1), names)));
        if (sign !== '=' || !isName(name)) return failed('A line is "name = expression" or "fail reason"');
        names.set(name, evaluate(tokens.slice(2), names));
      } catch (cause) {
        if (cause instanceof CalcError) return failed(cause.message);
        throw cause;
      }
    }
  }
  return ok(names.get('result'));
}

/** @param {string} step */
const camelCased = (step) => step.replace(/\W+(\w)/g, (_, letter) => letter.toUpperCase());
