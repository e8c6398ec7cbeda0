import type { Json } from '../source/source-node.js';
import { findAdvice, findFieldMeant, spellingOf } from './field-advice.js';
import { alternativesOf, lacksOneOf } from './misplaced-fields.js';
import { findNearestName } from '../diagnostic/nearest-name.js';
import type { Combination } from './output-places.js';
import { isMapping, type SchemaPart, type Violation } from './published-validators.js';

/** The message for a problem. Problems with the same cause have the same `rule`. */
export interface Phrase {
  readonly rule: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** The value of which this one is a misspelling. */
  readonly meant?: string | undefined;
  /** The JSON types that the schema takes, of a value of another one. */
  readonly takes?: readonly string[] | undefined;
}

export function describeUnknownField({ parentSchema, params }: Violation): Phrase {
  const title = titleOf(parentSchema);
  const field = params.additionalProperty!;
  const allowed = Object.keys(parentSchema.properties ?? {});
  return {
    rule: `unknown-field: ${title}: ${field}`,
    message: `${quote(field)} is not a field of ${withArticle(title)}.`,
    hint: findAdvice(title, field) ?? suggestName(findFieldMeant(title, field, allowed)) ?? listOf(allowed),
  };
}

const suggestName = (meant: string | undefined): string | undefined =>
  meant === undefined ? undefined : `Did you mean ${quote(meant)}?`;

const listOf = (fields: readonly string[]): string | undefined =>
  fields.length === 0 ? undefined : `Its fields are ${joinItems(fields.map(quote), 'and')}.`;

export function describeMissingFields({ parentSchema }: Violation, missing: readonly string[]): Phrase {
  const title = titleOf(parentSchema);
  const fields = [...new Set(missing)];
  return {
    rule: `missing-field: ${title}: ${fields.join(', ')}`,
    message: `${toSentence(withArticle(title))} needs ${joinItems(fields.map(quote), 'and')}.`,
    hint: fields.map((field) => suggestForAbsence(title, field)).find((hint) => hint !== undefined),
  };
}

function suggestForAbsence(title: string, field: string): string | undefined {
  if (title === 'mapped object output' && field === 'properties') {
    return 'List the fields to pass under "properties"; the schema has no way to say "the whole object".';
  }
  if (title === 'mapped array output' && field === 'items') {
    return 'Describe one element under "items"; "mapping: $" is the element itself.';
  }
  if (title === 'MCP expose' && field === 'port') return 'Without a port only "transport: stdio" is possible.';
  if (title === 'document' && field === 'naftiko') return 'Begin with the line "naftiko: 1.0.0-alpha2".';
  if (field === 'description') return 'Say in a sentence what it means; agents read it.';
  return undefined;
}

export function describeUnfitKey({ parentSchema, params }: Violation): Phrase {
  const title = titleOf(parentSchema);
  const key = params.propertyName!;
  return {
    rule: `key: ${title}`,
    message: `${quote(key)} cannot be a key of ${withArticle(title)}, which takes ${describeSchema(parentSchema.propertyNames)}.`,
    hint: suggestCandidate(toUpperCaseName(key), key),
  };
}

/** Describes an object whose fields exclude each other, or that lacks one of several. */
export function describeUnmetCombination(violation: Violation): Phrase {
  const { keyword, parentSchema } = violation;
  const title = titleOf(parentSchema);
  const subject = withArticle(title);
  if (keyword === 'not') {
    // The only place where the schema forbids a field depending on the value of another one.
    return {
      rule: `excludes: ${title}`,
      message: `${toSentence(subject)} with "transport: stdio" takes no "port".`,
      hint: 'Leave the port out, or write "transport: http".',
    };
  }
  const fields = alternativesOf(violation);
  return lacksOneOf(violation) ? needingOneOf(title, fields) : describeExclusion(title, fields);
}

/** Describes an object that accepts its outputs only together with certain fields (specification 01, 10.5). */
export function describeMismatch({ parentSchema }: Violation, combination: Combination): Phrase {
  const title = titleOf(parentSchema);
  if (combination.kind === 'excludes') return describeExclusion(title, combination.fields);
  if (combination.kind === 'needs-one-of') return needingOneOf(title, combination.fields);
  const { outputs, needs } = combination;
  const looks = {
    mapped: 'map the answer of a call',
    orchestrated: 'declare what steps fill in',
    mock: 'are named and have fixed values',
  }[outputs];
  return {
    rule: `outputs: ${title}: ${outputs}`,
    message:
      needs === undefined
        ? `The "outputParameters" ${looks}, which is not possible in ${withArticle(title)}.`
        : `The "outputParameters" ${looks}, but the ${title} has no ${quote(needs)}.`,
    hint: {
      mapped: 'With "steps", an output has "name" and "type" only and "mappings" fill it.',
      orchestrated: 'With "call", an output is unnamed and says with "mapping" where its value comes from.',
      mock: 'Use unnamed outputs with "type" and "value".',
    }[outputs],
  };
}

const needingOneOf = (title: string, fields: readonly string[]): Phrase => ({
  rule: `missing-field: ${title}: ${fields.join(' or ')}`,
  message: `${toSentence(withArticle(title))} needs ${joinItems(fields.map(quote), 'or')}.`,
  hint: fields.includes('outputParameters')
    ? 'With fixed "outputParameters" (name, type and value) it answers without any call.'
    : undefined,
});

const describeExclusion = (title: string, fields: readonly string[]): Phrase => ({
  rule: `excludes: ${title}: ${fields.join(', ')}`,
  message:
    fields.length === 0
      ? `The fields of ${withArticle(title)} do not go together.`
      : `${toSentence(withArticle(title))} takes only one of ${joinItems(fields.map(quote), 'and')}.`,
});

/** Describes a value of the wrong type, or one that its field does not accept. */
export function describeUnfitValue(violation: Violation, path: readonly string[]): Phrase {
  const { keyword, parentSchema, data } = violation;
  const field = fieldOf(path);
  const rule = `${keyword}: ${/^\d+$/.test(path.at(-1) ?? '') ? path.at(-2)! : (path.at(-1) ?? 'document')}`;
  if (keyword === 'type') {
    const takes = [parentSchema.type ?? []].flat();
    return { rule, takes, ...describeUnfitType(takes, data, path, field) };
  }
  if (keyword === 'enum' || keyword === 'const') {
    const allowed = parentSchema.enum ?? [parentSchema.const!];
    const alias = typeof data === 'string' ? spellingOf(path.at(-1) ?? '', data) : undefined;
    const near = typeof data === 'string' && alias === undefined ? findNearestName(data, allowed) : undefined;
    const meant = alias ?? near;
    return {
      rule: `${rule} = ${showValue(data)}`,
      message: `${showValue(data)} cannot be ${field}, which is ${joinItems(allowed.map(quote), 'or')}.`,
      hint:
        meant !== undefined && allowed.includes(meant) && allowed.length > 1
          ? `Did you mean ${quote(meant)}?`
          : undefined,
      meant: near !== undefined && allowed.length > 1 ? near : undefined,
    };
  }
  if (keyword === 'minItems') {
    return {
      rule,
      message: `The list ${field} is empty; it takes at least one entry.`,
      hint: 'Leave it out, or fill it.',
    };
  }
  if (keyword === 'minLength')
    return { rule, message: `The value of ${field} is empty; it takes at least one character.` };
  if (keyword === 'maxLength') {
    const length = [...String(data)].length;
    return {
      rule,
      message: `The value of ${field} has ${length} characters; it takes at most ${violation.params.limit}.`,
    };
  }
  if (keyword === 'minimum' || keyword === 'maximum') {
    return { rule, message: `${showValue(data)} cannot be ${field}, which ${describeRange(parentSchema)}.` };
  }
  return {
    rule,
    message: `${showValue(data)} cannot be ${field}, which takes ${describeSchema(parentSchema)}.`,
    hint: typeof data === 'string' ? suggestForText(path.at(-1) ?? '', data) : undefined,
  };
}

function describeUnfitType(
  expected: readonly string[],
  data: Json,
  path: readonly string[],
  field: string,
): Omit<Phrase, 'rule' | 'takes'> {
  const takes = joinItems(
    expected.map((type) => typeWords[type] ?? type),
    'or',
  );
  const key = path.at(-1) ?? '';
  if (data === null) {
    return {
      message: `${toSentence(field)} has no value; it takes ${takes}.`,
      hint: 'Leave the key out, or give it a value.',
    };
  }
  const found = Array.isArray(data)
    ? 'a list'
    : isMapping(data)
      ? 'a mapping'
      : typeof data === 'string'
        ? 'a string'
        : `a ${typeof data}`;
  const message =
    isMapping(data) || Array.isArray(data)
      ? `${toSentence(field)} is ${found}; it takes ${takes}.`
      : `${showValue(data)} is ${found === 'a boolean' ? 'true or false' : found}; ${field} takes ${takes}.`;
  return { message, hint: suggestForType(expected, data, key) };
}

function suggestForType(expected: readonly string[], data: Json, key: string): string | undefined {
  if (expected.includes('string') && (typeof data === 'number' || typeof data === 'boolean')) {
    return `Put it in quotes: "${data}".`;
  }
  const quotedNumber = typeof data === 'string' && data.trim() !== '' && Number.isFinite(Number(data));
  if (quotedNumber && (expected.includes('integer') || expected.includes('number')))
    return `Write it without quotes: ${data}`;
  if ((data === 'true' || data === 'false') && expected.includes('boolean')) return `Write it without quotes: ${data}`;
  if (expected.includes('array') && !Array.isArray(data)) return 'Begin each entry with "- ".';
  if (expected.includes('string') && key === 'mapping')
    return 'Write the JSONPath as "mapping" and move "properties" beside it.';
  if (Array.isArray(data) && key === 'items') return 'Describe one element, without "- ".';
  return undefined;
}

/** Suggests a replacement for a string with characters its field does not accept. */
function suggestForText(key: string, text: string): string | undefined {
  if (key === 'baseUri') {
    if (text.trim() === '') return 'Write the address of the API; it can be replaced at start with --base-uri.';
    if (/^https?:\/\/[^/]+\/.*\{/.test(text)) return 'Move the part with braces to the "path" of the resources.';
    return text.includes('{') ? 'Only the host may contain braces, as in https://{{HOST}}/v1.' : undefined;
  }
  if (key === 'call' || key === 'ref') return 'The form is namespace.name, as in "inventory.list-items".';
  if (key === 'location' || key === 'defaultLocation')
    return 'A file is named with an absolute URI, as in "file:///srv/scripts".';
  const cleaned = text.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-+|(?<!-)-+$/g, '');
  const isName = ['name', 'namespace', 'index', 'match', 'as', 'import', 'targetNamespace'].includes(key);
  return isName ? suggestCandidate(cleaned, text) : undefined;
}

const suggestCandidate = (candidate: string, original: string): string | undefined =>
  candidate === '' || candidate === original ? undefined : `Write ${quote(candidate)} instead.`;

const toUpperCaseName = (key: string): string =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^a-zA-Z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|(?<!_)_+$/g, '')
    .toUpperCase();

const describeRange = ({ minimum, maximum }: SchemaPart): string =>
  maximum === undefined ? `is at least ${minimum}` : `is between ${minimum} and ${maximum}`;

const typeWords: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
};

/** What a field accepts, from the description of its schema, which covers `format` and `pattern` together. */
const describeSchema = (schema: SchemaPart | undefined): string => {
  const description = schema?.description ?? 'Another string.';
  return `${description[0]!.toLowerCase()}${description.slice(1).replace(/\.$/, '')}`;
};

const fieldOf = (path: readonly string[]): string => {
  const last = path.at(-1);
  if (last === undefined) return 'the document';
  return /^\d+$/.test(last) ? `an entry of ${quote(path.at(-2)!)}` : quote(last);
};

const titleOf = ({ title }: SchemaPart): string => title ?? 'object';
const withArticle = (title: string): string =>
  title.endsWith('authentication') ? title : `${/^(?:[aeio]|MCP)/i.test(title) ? 'an' : 'a'} ${title}`;
const toSentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`;

const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
const showValue = (value: Json): string =>
  isMapping(value) ? 'A mapping' : Array.isArray(value) ? 'A list' : quote(String(value));

const joinItems = (items: readonly string[], word: 'and' | 'or'): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
