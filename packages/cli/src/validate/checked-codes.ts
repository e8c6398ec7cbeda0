import { prepareIsReported } from '@naftiko/runtime/lint';
import type { CheckSettings } from './check-document.js';

/** Prepares a function that tells whether a code is checked with these settings. */
export function prepareIsChecked({ strict, lint }: Pick<CheckSettings, 'strict' | 'lint'>): (code: string) => boolean {
  const isReported = prepareIsReported(lint);
  return (code) => (strict || code !== 'schema-violation') && isReported(code);
}
