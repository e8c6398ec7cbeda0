import { type Content, type Json, type RequestBody, type Text } from '@naftiko/spec';

/** The text of a body whose type wants one; data of another shape is written as JSON, templates and all. */
export function textIn({ data, at }: RequestBody): Text {
  if (data === undefined) return { text: '', at };
  if (data.kind === 'text') return data;
  const json = jsonOf(data);
  return { text: typeof json === 'object' ? JSON.stringify(json) : String(json), at: data.at };
}

function jsonOf(content: Content): Json {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'constant':
      return content.value;
    case 'list':
      return content.items.map(jsonOf);
    case 'map':
      return Object.fromEntries(content.entries.map(({ key, value }) => [key.text, jsonOf(value)]));
  }
}
