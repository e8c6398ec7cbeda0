import { findNearestName } from '../diagnostic/nearest-name.js';

/** Advice for fields that the published schema does not have. A key is the title of the object, a colon and the field. */
const advice: Readonly<Record<string, string>> = {
  ...repeatAdvice('consumed input parameter', ['type', 'description', 'required', 'default', 'enum', 'example'], {
    says: 'A consumed parameter has only "name", "in" and "value"; types and descriptions belong on the exposed side.',
  }),
  'REST expose: description': 'A REST expose has none; describe the capability in "info", or each resource.',
  'REST expose: label': 'A REST expose has none; name the capability in "info".',
  'REST expose: inputParameters': 'Declare them on each resource or operation.',
  'REST expose: tools': 'Tools belong to an expose of type mcp.',
  'MCP expose: label': 'The "namespace" is the name of the server; "description" holds its instructions.',
  'MCP tool: inputSchema': 'Declare arguments under "inputParameters".',
  ...repeatAdvice('mapped scalar output', ['name', 'description'], { says: describeMappedOutputs() }),
  ...repeatAdvice('mapped object output', ['name', 'description'], { says: describeMappedOutputs() }),
  ...repeatAdvice('mapped array output', ['name', 'description'], { says: describeMappedOutputs() }),
  'mapped scalar output: properties': 'Only an output of type object has "properties".',
  'mapped scalar output: items': 'Only an output of type array has "items".',
  'mapped object output: items': 'An output of type object has "properties"; "items" belongs to type array.',
  'mapped array output: properties': 'An output of type array has "items", which may be of type object.',
  'mapped array output: itemsType': 'Write "items" with a type of its own.',
  ...repeatAdvice('orchestrated scalar output', ['mapping', 'value', 'description'], { says: describeStepOutputs() }),
  ...repeatAdvice('orchestrated object output', ['mapping', 'value', 'description'], { says: describeStepOutputs() }),
  ...repeatAdvice('orchestrated array output', ['mapping', 'value', 'description'], { says: describeStepOutputs() }),
  'consumed output parameter: required': 'Outputs are never required; leave it out.',
  'consumed output parameter: items': 'Consumed outputs are flat; the exposed side gives them shape.',
  'consumed output parameter: properties': 'Consumed outputs are flat; the exposed side gives them shape.',
  'exposed input parameter: required': 'A REST parameter is never declared as required.',
  'tool input parameter: in': 'Tool parameters have no place; agents pass them by name.',
  'tool input parameter: enum': 'Name the possible values in "description".',
  'consumed adapter: headers': 'Write an input parameter with "in: header" and a "value".',
  'consumed operation: headers': 'Write an input parameter with "in: header" and a "value".',
  'consumed operation: authentication':
    'Authentication belongs to the consumed adapter and applies to all its operations.',
  'consumed operation: with': 'Callers have "with"; a consumed operation declares "inputParameters".',
  'consumed operation: path':
    'The path belongs to the resource; give an operation with another path a resource of its own.',
  'consume import: namespace': 'Rename an import with "as".',
  'consume import: type': 'An import has no type; the imported adapter has one.',
  'info block: version': 'The version of the format is the root field "naftiko"; a document has no version of its own.',
  'prompt argument: type': 'Arguments of prompts are always strings.',
  'MCP resource: ref': 'Only tools and REST operations refer to functions.',
  'aggregate function: ref': 'A function cannot refer to another one; write "call" or "steps".',
  'aggregate function: hints': 'A function has "semantics"; hints of tools are derived from it.',
  'script step: source': 'Put the script into a file and name it under "file".',
  'control expose: namespace': 'A control expose has no namespace; leave it out.',
  'management block: metrics': 'Metrics are configured under "observability".',
  'exposed operation: hints': 'Hints belong to MCP tools.',
  'exposed operation: outputRawFormat': 'The format belongs to the consumed operation.',
  'document: aggregates': 'Aggregates belong under "capability".',
  'document: exposes': 'Exposes belong under "capability".',
};

/** Field names of other versions and of related formats, with the name in this version. */
const otherNames: Readonly<Record<string, string>> = {
  'consumed operation: id': 'name',
  'consume import: from': 'location',
  'API key authentication: in': 'placement',
  'API key authentication: name': 'key',
  'document: ikanos': 'naftiko',
  'info block: title': 'label',
  'info block: name': 'label',
  'info block: display': 'label',
  'MCP prompt: messages': 'template',
  'mapping: target': 'targetName',
  'aggregate: flows': 'functions',
  'MCP expose: instructions': 'description',
  'consumed output parameter: mapping': 'value',
  'MCP tool: title': 'label',
  'MCP tool: arguments': 'inputParameters',
  'consumed adapter: auth': 'authentication',
  'bearer authentication: value': 'token',
  'bind: variables': 'keys',
  'call step: operation': 'call',
  'consumed resource: id': 'name',
  'MCP tool: id': 'name',
  'MCP tool: operation': 'call',
  'exposed operation: operation': 'call',
};

/** The field that an unknown one most likely means: an alternative name, or a typing mistake. */
export function findFieldMeant(title: string, field: string, allowed: readonly string[]): string | undefined {
  const known = Object.hasOwn(otherNames, `${title}: ${field}`) ? otherNames[`${title}: ${field}`] : undefined;
  return known ?? findNearestName(field, allowed);
}

/** Advice for a field that an object does not have; `undefined` when the list of its fields is enough. */
export const findAdvice = (title: string, field: string): string | undefined =>
  Object.hasOwn(advice, `${title}: ${field}`) ? advice[`${title}: ${field}`] : undefined;

/** Other spellings of values, with the value they mean. */
const spellings: Readonly<Record<string, string>> = {
  'type: api': 'rest',
  'type: integer': 'number',
  'type: int': 'number',
  'type: float': 'number',
  'type: bool': 'boolean',
  'type: list': 'array',
  'type: form': 'formUrlEncoded',
  'type: multipart': 'multipartForm',
  'language: js': 'javascript',
};

export const spellingOf = (field: string, value: string): string | undefined =>
  Object.hasOwn(spellings, `${field}: ${value}`) ? spellings[`${field}: ${value}`] : undefined;

function repeatAdvice(title: string, fields: readonly string[], { says }: { says: string }): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [`${title}: ${field}`, says]));
}

function describeMappedOutputs(): string {
  return 'The outputs of a call are unnamed: one output is the whole answer, and an object names its fields under "properties".';
}

function describeStepOutputs(): string {
  return 'The outputs of steps only declare a name and a type; "mappings" fill them.';
}
