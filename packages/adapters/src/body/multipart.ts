import { randomUUID } from 'node:crypto';
import { all, diagnose, invalid, mapChecked, valid, type Checked, type Content, type Text } from '@naftiko/spec';
import {
  asText,
  isEntity,
  fail,
  listMissing,
  ok,
  nullToMissing,
  textOf,
  type BodyEncoder,
  type BodyKit,
  type ConsumeScope,
  type Template,
} from '@naftiko/engine';
import { dataOf } from './data-url.js';
import { toBodyText } from './text-in.js';

/** `type: multipartForm`: parts in order, a fresh boundary for each request. Source: specification 03, section 4; RFC 7578. */
export const multipart: BodyEncoder = {
  types: ['multipartForm'],

  prepare(body, kit) {
    const items = body.data?.kind === 'list' ? body.data.items : [];
    const parts = items.map((item) => planPart(item, kit));
    return mapChecked(all(parts), (planned) => ({
      contentType: 'multipart/form-data',
      fixedContentType: true,
      fields: [],
      encode(scope) {
        const names = kit.conformant ? [] : planned.flatMap((part) => findMissing(part, scope));
        if (names.length > 0) return fail({ code: 'unresolved', operation: kit.operation, names, place: 'body' });
        const boundary = `naftiko-${randomUUID()}`;
        const written = planned.flatMap((part) => writePart(part, scope, boundary));
        const bytes = Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)]);
        return ok({ bytes, contentType: `multipart/form-data; boundary=${boundary}` });
      },
    }));
  },
};

interface Part {
  readonly name: Template<ConsumeScope>;
  readonly value: Template<ConsumeScope>;
  readonly filename: Template<ConsumeScope> | undefined;
  readonly contentType: Template<ConsumeScope> | undefined;
}

function planPart(item: Content, kit: BodyKit): Checked<Part> {
  const written = (key: string): Text | undefined => {
    const data = item.kind === 'map' ? item.entries.find((entry) => entry.key.text === key)?.value : undefined;
    return data && toBodyText({ type: 'text', data, contentType: undefined, required: false, at: data.at });
  };
  const nameText = written('name');
  if (nameText === undefined) {
    return invalid(diagnose('parameter-without-name', item.at, {}, { severity: 'error' }));
  }
  const compile = (text: Text | undefined): Checked<Template<ConsumeScope> | undefined> =>
    text === undefined ? valid(undefined) : kit.template(text);
  const name = kit.template(nameText);
  const value = kit.template(written('value') ?? { text: '', at: item.at });
  const filename = compile(written('filename'));
  const contentType = compile(written('contentType'));
  const diagnostics = [name, value, filename, contentType].flatMap((checked) => checked.diagnostics);
  if (!name.ok || !value.ok || !filename.ok || !contentType.ok) return invalid(...diagnostics);
  const part = { name: name.value, value: value.value, filename: filename.value, contentType: contentType.value };
  return valid(part, diagnostics);
}

/**
 * The names without a value that prevent the request. A part whose value is one placeholder is omitted when that has no
 * value.
 */
const findMissing = ({ name, value }: Part, scope: ConsumeScope): readonly string[] => [
  ...listMissing(name, scope),
  ...(value.whole === undefined ? listMissing(value, scope) : []),
];

function writePart(part: Part, scope: ConsumeScope, boundary: string): readonly Uint8Array[] {
  const content = contentOf(part, scope);
  if (content === undefined) return [];
  const filename = part.filename === undefined ? undefined : textOf(part.filename, scope);
  const declared = part.contentType === undefined ? content.contentType : textOf(part.contentType, scope);
  const contentType = declared ?? (filename === undefined ? undefined : 'application/octet-stream');
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quote(textOf(part.name, scope))}"` +
      (filename === undefined ? '' : `; filename="${quote(filename)}"`),
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType.replaceAll(/[\r\n]+/g, ' ')}`]),
  ];
  return [Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content.bytes, Buffer.from('\r\n')];
}

interface PartContent {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
}

function contentOf({ value, filename }: Part, scope: ConsumeScope): PartContent | undefined {
  const whole = value.whole === undefined ? undefined : nullToMissing(value.whole.read(scope));
  if (value.whole !== undefined && whole === undefined) return undefined;
  if (isEntity(whole)) return { bytes: whole.bytes, contentType: whole.contentType };
  const written = whole === undefined ? textOf(value, scope) : asText(whole);
  const bytes = filename === undefined ? undefined : dataOf(written);
  return { bytes: bytes ?? new TextEncoder().encode(written), contentType: undefined };
}

/** Escapes characters that would end a quoted name (HTML, "multipart/form-data encoding algorithm"). */
const quote = (name: string): string => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
