import type { FormatReport } from './report.js';

/** Every format of a report. The module of a format is loaded when it is used. */
export const reportFormats = {
  codeframe: async () => (await import('./codeframe.js')).formatCodeframe,
  stylish: async () => (await import('./stylish.js')).formatStylish,
  json: async () => (await import('./json.js')).formatJson,
  sarif: async () => (await import('./sarif.js')).formatSarif,
  github: async () => (await import('./github.js')).formatGithub,
  gitlab: async () => (await import('./gitlab.js')).formatGitlab,
  junit: async () => (await import('./junit.js')).formatJunit,
  checkstyle: async () => (await import('./checkstyle.js')).formatCheckstyle,
  markdown: async () => (await import('./markdown.js')).formatMarkdown,
} as const satisfies Readonly<Record<string, () => Promise<FormatReport>>>;

export type ReportFormat = keyof typeof reportFormats;

export const isReportFormat = (name: string): name is ReportFormat => Object.hasOwn(reportFormats, name);
