import { prepareIsReported } from '@naftiko/runtime/lint';
import type { CheckSettings } from './check-document.js';

/** Prepares the answer whether findings of a code are looked for with these settings. */
export function prepareIsChecked({ strict, lint }: Pick<CheckSettings, 'strict' | 'lint'>): (code: string) => boolean {
  const isReported = prepareIsReported(lint);
  return (code) => (strict || code !== 'schema-violation') && isReported(code);
}
