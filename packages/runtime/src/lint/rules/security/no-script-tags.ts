import { diagnose } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';
import { findMarkdown } from './markdown-texts.js';

export const noScriptTags: LintRule = {
  code: 'naftiko-no-script-tags-in-markdown',
  group: 'security',
  recommended: true,
  rationale:
    'Descriptions are Markdown, which can contain HTML. A page that shows a description without removing scripts runs them.',
  check: (context) =>
    findMarkdown(context, '<script').map(({ at }) => diagnose('naftiko-no-script-tags-in-markdown', at, {})),
};
