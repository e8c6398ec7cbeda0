/** Why findings of a kind, a rule of a difference or a code, have no correction: the end of a sentence. */
export const findReason = (kind: string): string =>
  reasons.find(([pattern]) => pattern.test(kind))?.[1] ?? 'the document does not say what is meant';

/** By rule of a difference, or by code. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^pattern: baseUri/, 'the address is not in the document, or its variables have no other place'],
  [
    /^missing-field: mapped (?:object|array) output|^missing-field: tool output/,
    'the members of the answer are not in the document',
  ],
  [/^pattern: (?:name|key)/, 'the API or the callers know it by this name'],
  [/^unknown-field: consumed input parameter/, 'a caller of the operation cannot declare it'],
  [/^unknown-field: (?:consumed|exposed) operation: path/, 'the operations of the resource have different paths'],
  [/^unknown-field: mapped/, 'names make one object of several outputs'],
  [/^unknown-field: API key authentication|^enum: placement/, 'the schema has one header or query parameter for a key'],
  [/^(?:enum: type|unknown-field: .*authentication)/, 'the schema has no other name for it'],
  [/^enum: (?:method|outputRawFormat)/, 'the schema has no other name for it'],
  [/^pattern: (?:namespace|call|ref|import|as)/, 'operators know the namespace by this name'],
  [/^missing-field: .*tool.*(?:call|steps)|^call-missing/, 'the document does not say what it calls'],
  [/^call-unresolved/, 'the document does not say which operation is meant'],
  [/^path-param|^rest-path-param/, 'the document does not say where the value belongs'],
  [/^base-uri|^credential|^auth-(?:none|signature)/, 'only the operator knows the value'],
  [/^declared-input|^with-key/, 'the document does not say which parameter takes the value'],
  [/^truncated-copy/, 'the rest of the document is missing'],
  [/^import-/, 'the imported document is missing'],
  [/-duplicate$|-shadowed$|^call-ambiguous|-collision$/, 'the document does not say which one is meant'],
  [/^body-on-get|^path-/, 'another request would be sent'],
  [
    /^unknown-field: (?:document|capability|info)|^unknown-section|^missing-field: (?:document|capability)/,
    'it is of another format',
  ],
  [/^missing-field/, 'the value is not in the document'],
  [/^(?:minimum|maximum)|^port-invalid/, 'the value that is meant is not in the document'],
  [/^unknown-field/, 'the schema has no place for it, and it may be meant to have an effect'],
  [/^type/, 'the value is of another kind, or is cut off'],
  [/^excludes/, 'either of them may be meant'],
  [/^skill-location/, 'the files are missing'],
];
