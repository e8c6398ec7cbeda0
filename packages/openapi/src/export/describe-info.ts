import { filledTextAt, itemsAt, mapAt, type Document, type JsonObject, type SourceNode } from '@naftiko/spec';
import { toPlainLine, toPlainText } from '../plain-text.js';
import type { OpenApiVersion } from './openapi-version.js';
import { withoutAbsent } from './without-absent.js';

/** How `info` is written. */
export interface InfoStyle {
  readonly version: OpenApiVersion;
  readonly warn: (message: string) => void;
}

/**
 * `info` of a description. A document states neither a version nor a licence of its API, and may have no stakeholder. The
 * version is then 1.0.0; licence and contact say "Not stated", because linters require them.
 */
export function describeInfo(document: Document, source: SourceNode | undefined, style: InfoStyle): JsonObject {
  const { label = '', description } = document.info;
  const title = toPlainLine(label, 200);
  if (title === '') style.warn('The document has no info.label; the title is "Naftiko Capability".');
  const shown = title === '' ? 'Naftiko Capability' : title;
  return {
    title: shown,
    description: toPlainText(description ?? shown, 10_000),
    version: '1.0.0',
    contact: contactOf(source) ?? { name: notStated },
    // The SPDX identifier of a licence that is not known. OpenAPI 3.0 has no such field.
    license: { name: notStated, ...(style.version === '3.1' ? { identifier: 'NOASSERTION' } : {}) },
  };
}

const notStated = 'Not stated';

/** The first stakeholder. */
function contactOf(source: SourceNode | undefined): JsonObject | undefined {
  const info = source === undefined ? undefined : mapAt(source, 'info');
  const [first] = info === undefined ? [] : itemsAt(info, 'stakeholders');
  const name = first === undefined ? undefined : filledTextAt(first, 'fullName')?.text;
  if (first === undefined || name === undefined) return undefined;
  const email = filledTextAt(first, 'email')?.text;
  const isAddress = email !== undefined && /^[^@\s]+@[^@\s]+$/.test(email);
  return withoutAbsent({ name: toPlainLine(name, 200), email: isAddress ? email : undefined });
}
