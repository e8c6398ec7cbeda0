export { bindFromEnvironment } from './bind-from-environment.js';
export { fixDocument } from './fix-document.js';
export type { Applied, FixedDocument } from './fix-document.js';
export type { RemainingFindings } from './left.js';
export { fixers } from './fixers.js';
export type { Fixer, FixSite, Correction } from './fixer.js';
export type { TextEdit } from './edit/text-edit.js';
export type { Layout } from './edit/layout.js';
