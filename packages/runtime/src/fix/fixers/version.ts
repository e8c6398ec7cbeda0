import { findChild, formatVersion } from '@naftiko/spec';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer } from '../fixer.js';

/** Writes the version as which a document is read. */
export const version: Fixer = {
  code: 'version-other',
  summary: `wrote the version ${formatVersion}`,
  find({ root, layout, planned }) {
    const stated = findChild(root, 'naftiko');
    if (stated === undefined || !planned.diagnostics.some(({ code }) => code === 'version-other')) return [];
    const edits = replaceText(layout, stated, formatVersion);
    return edits === undefined ? [] : [{ at: stated.at, message: 'the version', edits }];
  },
};
