import {
  any,
  flag,
  object,
  list,
  texts,
  kindOf,
  inputType,
  nameKeys,
  type KindName,
  type ObjectKind,
} from './object-kind.js';

/** The objects of a `consumes` block, each with its keys. */
export const consumeKinds = {
  consume: kindOf(
    'consumed adapter',
    {
      ...texts('type', 'namespace', 'baseUri', 'description'),
      inputParameters: list('consumed input'),
      authentication: object('authentication'),
      resources: list('consumed resource'),
    },
    ['auth', 'ref', 'import', 'location', 'openapi', 'as', 'name'],
  ),
  import: kindOf('consume import', texts('location', 'import', 'as', 'description'), [
    ...['openapi', 'ref', 'namespace', 'type', 'name', 'url'],
  ]),
  'consumed resource': kindOf(
    'consumed resource',
    {
      ...nameKeys,
      path: any,
      inputParameters: list('consumed input'),
      operations: list('consumed operation'),
    },
    ['id'],
  ),
  'consumed operation': kindOf(
    'consumed operation',
    {
      ...nameKeys,
      method: any,
      inputParameters: list('consumed input'),
      outputRawFormat: any,
      outputSchema: any,
      outputParameters: list('consumed output'),
      body: object('body'),
    },
    ['id', 'path'],
  ),
  'consumed input': kindOf(
    'consumed input parameter',
    { ...texts('name', 'in', 'value'), type: inputType, required: flag },
    ['description', 'properties', 'default', 'enum', 'example', 'items', 'format'],
  ),
  'consumed output': kindOf('consumed output parameter', { ...texts('name', 'value'), type: inputType }, [
    'mapping',
    'items',
    'properties',
    'required',
    'description',
  ]),
  body: kindOf('request body', texts('type', 'data'), ['required', 'value'], { multipartForm: 'multipart body' }),
  'multipart body': kindOf('request body', { type: any, data: list('multipart part') }, ['required']),
  'multipart part': kindOf('part of a multipart body', texts('name', 'value', 'filename', 'contentType')),
} as const satisfies Partial<Record<KindName, ObjectKind>>;
