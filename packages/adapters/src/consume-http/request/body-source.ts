import { type InputType, isObject, type Json } from '@naftiko/spec';
import {
  asJson,
  isEntity,
  fail,
  ok,
  parseJson,
  nullToMissing,
  setMember,
  type BodyPlan,
  type ConsumeScope,
  type EncodedBody,
  type Read,
  type Result,
  type Value,
} from '@naftiko/engine';
import { encodeForm, encodeJson, isFormType, isJsonType, jsonType, type Fields } from './body-fields.js';

/** The planned body of a request, whatever its source. */
export interface BodySource extends BodyPlan {
  /** Whether undeclared fields can be added to it. */
  readonly takesFields: boolean;
  /** `requestedContentType` is the content type set by a header parameter. */
  encode(scope: ConsumeScope, requestedContentType?: string): Result<EncodedBody | undefined>;
}

/** An empty body, to which fields can be added if `takesFields`. */
export const createEmptyBody = (takesFields: boolean): BodySource => ({
  contentType: undefined,
  fixedContentType: false,
  fields: [],
  takesFields,
  encode: () => ok(undefined),
});

/** A body planned by an encoder. */
export const createTemplateBody = (plan: BodyPlan, takesFields: boolean): BodySource => ({ ...plan, takesFields });

/** A named member of a JSON body and its reader. */
export interface Member {
  readonly name: string;
  readonly read: Read<ConsumeScope>;
}

/** A JSON object, or a form if a header sets that content type, with a member for each parameter that has a value. Source: specification 06, section 4.6. */
export const createFieldsBody = (members: readonly Member[], takesFields: boolean): BodySource => ({
  contentType: jsonType,
  fixedContentType: false,
  fields: members.map(({ name }) => name),
  takesFields,
  encode: (scope, requestedContentType) =>
    ok({ bytes: encodeFields(readMembers(members, scope), requestedContentType) }),
});

/** The failure when fields must be added to a body that is neither a JSON object nor a form. */
export const refuseFields = (operation: string, fields: Fields): Result<never> =>
  fail({
    code: 'value-refused',
    operation,
    name: fields.map(([name]) => name).join(', '),
    reason: 'it is a field of the body, which is not a JSON object',
  });

function readMembers(members: readonly Member[], scope: ConsumeScope): Fields {
  const fields: [string, Value][] = [];
  for (const { name, read } of members) {
    const value = nullToMissing(read(scope));
    if (value !== undefined) fields.push([name, value]);
  }
  return fields;
}

function encodeFields(fields: Fields, requestedContentType: string | undefined): Uint8Array {
  if (requestedContentType !== undefined && isFormType(requestedContentType)) {
    return new TextEncoder().encode(encodeForm(fields));
  }
  const object: Record<string, Json> = {};
  for (const [name, value] of fields) setMember(object, name, asJson(value));
  return encodeJson(object);
}

interface WholeBody {
  readonly name: string;
  readonly read: Read<ConsumeScope>;
  readonly required: boolean;
  readonly type: InputType | undefined;
  readonly operation: string;
  readonly takesFields: boolean;
}

/**
 * The caller's whole body: byte for byte with its content type when it was received as an entity, otherwise written in
 * the requested content type: an object as a form, a string unchanged where JSON is not required, else as JSON. Source: specification 02, section 9.3; 06, section 4.6.
 */
export const createWholeBody = ({ name, read, required, type, operation, takesFields }: WholeBody): BodySource => ({
  contentType: undefined,
  fixedContentType: false,
  fields: [],
  takesFields,
  encode(scope, requestedContentType) {
    const value = nullToMissing(read(scope));
    if (value === undefined || (isEntity(value) && value.bytes.length === 0)) {
      return required ? fail({ code: 'unresolved', operation, names: [name], place: 'body' }) : ok(undefined);
    }
    if (isEntity(value)) {
      return ok({ bytes: value.bytes, contentType: value.contentType ?? jsonType });
    }
    return ok(encodeWhole(asJson(value), type, requestedContentType));
  },
});

function encodeWhole(json: Json, type: InputType | undefined, requestedContentType: string | undefined): EncodedBody {
  const contentType = requestedContentType ?? jsonType;
  if (typeof json === 'string') {
    // A string is sent unchanged if the content type is not JSON, or if the string already is JSON (specification 02,
    // section 3.3).
    const verbatim = !isJsonType(contentType) || (type !== 'string' && parseJson(json) !== undefined);
    return { bytes: verbatim ? new TextEncoder().encode(json) : encodeJson(json), contentType };
  }
  if (isFormType(contentType) && isObject(json)) {
    return { bytes: new TextEncoder().encode(encodeForm(Object.entries(json))), contentType };
  }
  return { bytes: encodeJson(json), contentType };
}
