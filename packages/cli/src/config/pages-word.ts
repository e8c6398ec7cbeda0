import type { RawRunOptions } from '../command-line/run-command.js';
import { readChoice } from './scalars.js';

/** Whether servers show pages to people, as the configuration file writes it. */
export type PagesWord = 'true' | 'false' | 'inspect';

export const readPages = readChoice<PagesWord>('true', 'false', 'inspect');

/** The same as the flags say it. */
export const toPagesFlag = (word: PagesWord): NonNullable<RawRunOptions['pages']> =>
  word === 'inspect' ? word : word === 'true';
