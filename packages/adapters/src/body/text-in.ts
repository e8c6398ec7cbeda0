import { type Content, type Json, type RequestBody, type Text, writeJson } from '@naftiko/spec';
import { asJson, asText, constantValueOf } from '@naftiko/engine';

/** The text of a body whose type requires text. Other data is written as JSON, including its templates. */
export function toBodyText({ data, at }: RequestBody): Text {
  if (data === undefined) return { text: '', at };
  if (data.kind === 'text') return data;
  if (data.kind === 'constant') return { text: asText(constantValueOf(data)), at: data.at };
  return { text: writeJson(jsonOf(data)), at: data.at };
}

function jsonOf(content: Content): Json {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'constant':
      return asJson(constantValueOf(content));
    case 'list':
      return content.items.map(jsonOf);
    case 'map':
      return Object.fromEntries(content.entries.map(({ key, value }) => [key.text, jsonOf(value)]));
  }
}
