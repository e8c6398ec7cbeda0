import { stringify } from 'yaml';
import type { ControlDesk } from '@naftiko/runtime';
import { pointerOf, type Diagnostic } from '@naftiko/spec';
import { json, refusal, type ControlAnswer } from './answer.js';
import { readText, type Asked } from './asked.js';

/** The document as it runs, without its secrets; YAML for who prefers it. Source: specification 04, c.5. */
export function config(desk: ControlDesk, { request }: Asked): ControlAnswer {
  const headers = { 'Cache-Control': 'no-store', Vary: 'Accept' };
  const found = desk.config();
  if (!prefersYaml(request.headers.accept)) return json(200, found, headers);
  return { status: 200, contentType: 'application/yaml; charset=utf-8', body: stringify(found), headers };
}

/** What a text would be in the place of the running document. Source: specification 04, c.6. */
export async function validate(desk: ControlDesk, asked: Asked): Promise<ControlAnswer> {
  const text = await readText(asked);
  if (typeof text !== 'string') return text;
  if (text.trim() === '') return refusal(400, 'The body is empty; send a document as YAML or JSON.');
  const { valid, errors, warnings, structuralChanges } = await desk.validate(text);
  return json(200, {
    valid,
    reloadable: valid && structuralChanges.length === 0,
    errors: errors.map(problemOf),
    warnings: warnings.map(({ message }) => message),
    structuralChanges,
  });
}

/** Replaces the running document by the body, or by what its file holds. Source: specification 04, c.7. */
export async function reload(desk: ControlDesk, asked: Asked): Promise<ControlAnswer> {
  const text = await readText(asked);
  if (typeof text !== 'string') return text;
  const reloaded = await desk.reload(text.trim() === '' ? undefined : text);
  switch (reloaded.status) {
    case 'unchanged':
      return json(200, { status: 'unchanged', changes: [] });
    case 'applied':
      return json(200, reloaded);
    case 'busy':
      return json(409, { status: 'rejected', reason: 'Another reload is under way.', structuralChanges: [] });
    case 'structural': {
      const reason = 'It takes a restart: adapters, their sockets, consumed namespaces or the label would change.';
      return json(409, { status: 'rejected', reason, structuralChanges: reloaded.changes });
    }
    case 'refused':
      return json(422, { status: 'rejected', reason: reloaded.reason, errors: reloaded.errors.map(problemOf) });
  }
}

const problemOf = ({ at, code, message, hint }: Diagnostic): object => ({
  path: pointerOf(at.path),
  message,
  code,
  hint,
  line: at.start.line,
  column: at.start.column,
});

/** JSON, unless YAML is asked for and JSON is not asked for first. */
function prefersYaml(accept = ''): boolean {
  const types = accept
    .split(',')
    .map((part) => {
      const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
      return { type, quality: Number.isNaN(quality) ? 0 : quality };
    })
    .toSorted((left, right) => right.quality - left.quality);
  const first = types.find(({ type, quality }) => quality > 0 && (isYaml(type) || type === 'application/json'));
  return first !== undefined && isYaml(first.type);
}

const isYaml = (type: string): boolean => /^(?:application|text)\/(?:x-)?(?:vnd\.)?yaml$/.test(type);
