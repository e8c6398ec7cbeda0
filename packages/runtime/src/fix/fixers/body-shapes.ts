import { findChild, type MapNode } from '@naftiko/spec';
import { listConsumes, mapsAt, stringAt } from '../blocks.js';
import { isFlow, lineStartOf } from '../edit/layout.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { TextEdit } from '../edit/text-edit.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/** Writes `multipart` bodies with a map of fields as `multipartForm` with a list of parts. */
export const multipartBody: Fixer = {
  code: 'body-type-alias',
  summary: 'wrote the fields of multipart bodies as parts',
  find: (site) => listBodies(site).map((body) => correctMultipart(body, site)),
};

/** Writes the only field of a `text` body as the text, as it is read. */
export const textBody: Fixer = {
  code: 'body-text-field',
  summary: 'wrote the only field of a text body as the text',
  find: (site) => listBodies(site).map((body) => correctText(body, site)),
};

/** Types of bodies whose data is a list of parts. */
const nameOfParts = 'multipartForm';
const ofParts: ReadonlySet<string> = new Set(['multipart', nameOfParts]);

/** Types of bodies whose data is one text. */
const ofOneText: ReadonlySet<string> = new Set(['text']);

const listBodies = ({ root }: FixSite): readonly MapNode[] =>
  listConsumes(root)
    .flatMap((block) => mapsAt(block, 'resources'))
    .flatMap((resource) => mapsAt(resource, 'operations'))
    .flatMap((operation) => {
      const body = findChild(operation, 'body');
      return body?.kind === 'map' ? [body] : [];
    });

function correctMultipart(body: MapNode, { layout }: FixSite): Correction | undefined {
  const type = stringAt(body, 'type');
  const data = findChild(body, 'data');
  if (!ofParts.has(type ?? '') || data?.kind !== 'map' || isFlow(layout.text, data)) return undefined;
  const edits: TextEdit[] = [];
  if (type !== nameOfParts) {
    const renamed = replaceText(layout, findChild(body, 'type')!, nameOfParts);
    if (renamed === undefined) return undefined;
    edits.push(...renamed);
  }
  for (const { key, value } of data.entries.values()) {
    const start = key.at.start.offset;
    const isPlain = value.kind === 'scalar' && typeof value.value === 'string';
    const lineStart = lineStartOf(layout.text, start);
    const pad = layout.text.slice(lineStart, start);
    if (!isPlain || value.at.start.line !== key.at.start.line || pad.trim() !== '') return undefined;
    edits.push(
      { start, end: start, text: '- name: ' },
      { start: key.at.end.offset, end: value.at.start.offset, text: `${layout.lineBreak}${pad}  value: ` },
    );
  }
  return { at: body.at, message: 'the body of an operation', edits };
}

function correctText(body: MapNode, { layout }: FixSite): Correction | undefined {
  const data = body.entries.get('data');
  if (!ofOneText.has(stringAt(body, 'type') ?? '') || data?.value.kind !== 'map' || isFlow(layout.text, data.value)) {
    return undefined;
  }
  const [only, ...others] = [...data.value.entries.values()];
  if (only === undefined || others.length > 0 || only.value.kind !== 'scalar') return undefined;
  const isOneLine = only.value.at.start.line === only.key.at.start.line;
  const between = layout.text.slice(data.key.at.end.offset, only.key.at.start.offset);
  if (!isOneLine || !/^:\s*$/.test(between)) return undefined;
  const edits = [{ start: data.key.at.end.offset, end: only.value.at.start.offset, text: ': ' }];
  return { at: body.at, message: 'the body of an operation', edits };
}
