import type { Node } from './node.js';

export const isJsonType = (mediaType: string): boolean => /^[^;]*[/+]json\s*(?:;|$)/i.test(mediaType);

/** Chooses one of several contents: JSON, else `multipart/form-data`, else the first. Source: specification 05, section C.1. */
export const pickContent = (contents: readonly (readonly [string, Node])[]): readonly [string, Node] | undefined =>
  contents.find(([type]) => /^application\/json\b/i.test(type)) ??
  contents.find(([type]) => isJsonType(type)) ??
  contents.find(([type]) => /^multipart\/form-data\b/i.test(type)) ??
  contents[0];
