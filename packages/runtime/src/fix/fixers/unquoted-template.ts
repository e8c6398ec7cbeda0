import type { Fixer } from '../fixer.js';

/** Puts templates in quotes, which YAML would read as mappings. */
export const unquotedTemplate: Fixer = {
  code: 'template-unquoted',
  summary: 'put templates in quotes',
  takesEffect: true,
  find: ({ layout, planned }) =>
    planned.diagnostics.flatMap(({ code, at }) => {
      if (code !== 'template-unquoted' || at.source !== planned.file) return [];
      const start = at.start.offset;
      const written = /^\{\{[^{}'\n]*\}\}/.exec(layout.text.slice(start))?.[0];
      if (written === undefined) return [];
      const quoted = layout.isJson ? JSON.stringify(written) : `'${written}'`;
      const edits = [{ start, end: start + written.length, text: quoted }];
      return [{ at, message: `${written} is now in quotes`, edits }];
    }),
};
