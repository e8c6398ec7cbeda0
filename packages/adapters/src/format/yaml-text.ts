import type { Json } from '@naftiko/spec';
import { parseAllDocuments } from 'yaml';
import { reasonOf } from './decode-failure.js';

type YamlText = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly reason: string };

/** The data of the first document in a YAML text. */
export function readYamlText(text: string): YamlText {
  try {
    const documents = parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'error' });
    const first = Array.isArray(documents) ? documents[0] : undefined;
    if (first === undefined) return { ok: true, value: null };
    const [fault] = first.errors;
    if (fault !== undefined) return { ok: false, reason: reasonOf(fault) };
    return { ok: true, value: first.toJS({ maxAliasCount: aliasLimit }) as Json };
  } catch (cause) {
    // Aliases beyond the limit, or nesting beyond the stack.
    return { ok: false, reason: reasonOf(cause) };
  }
}

/** How many nodes aliases may stand for in all. */
const aliasLimit = 1000;
