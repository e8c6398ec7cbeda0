import { extendPath, type Origin, type Text } from '../../diagnostic/origin.js';
import { resolvePlain } from './resolve-plain.js';
import { passToLibrary, type Scalar, type Scanner } from './scanner.js';

/** The library reports keys with more than 1,024 characters before the colon. */
const longestKey = 1_000;

/** The key whose scalar ends at the position, in the mapping at `path`. Merge keys are left to the library. */
export function makeKey(scanner: Scanner, { start, value, isPlain }: Scalar, path: Origin['path']): Text {
  if (scanner.at - start > longestKey || (isPlain && value === '<<')) passToLibrary();
  const text = isPlain ? String(resolvePlain(value)) : value;
  const at = scanner.between(start, scanner.at, extendPath(path, text));
  if (at.start.line !== at.end.line) passToLibrary();
  return { text, at };
}
