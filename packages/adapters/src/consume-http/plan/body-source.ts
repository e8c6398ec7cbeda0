import { type InputType, isObject, type Json } from '@naftiko/spec';
import {
  asJson,
  isEntity,
  fail,
  ok,
  parseJson,
  present,
  type BodyPlan,
  type ConsumeScope,
  type EncodedBody,
  type Read,
  type Result,
  type Value,
} from '@naftiko/engine';
import { encodeForm, encodeJson, isFormType, isJsonType, jsonType, type Fields } from './body-fields.js';

/** The body of a request, planned, whatever it is made from. */
export interface BodySource extends BodyPlan {
  /** Whether values that no document declares can be added to it. */
  readonly takesFields: boolean;
  /** `wanted` is the content type that a header parameter asks for. */
  encode(scope: ConsumeScope, wanted?: string): Result<EncodedBody | undefined>;
}

/** No body, unless something is added. */
export const noBody = (takesFields: boolean): BodySource => ({
  contentType: undefined,
  fixedContentType: false,
  fields: [],
  takesFields,
  encode: () => ok(undefined),
});

/** What an encoder made of a `body`. */
export const templateBody = (plan: BodyPlan, takesFields: boolean): BodySource => ({ ...plan, takesFields });

/** A named member of a JSON body and what it is filled with. */
export interface Member {
  readonly name: string;
  readonly read: Read<ConsumeScope>;
}

/** A JSON object with a member for each parameter that has a value. Source: specification 06, section 4.6. */
export const fieldsBody = (members: readonly Member[], takesFields: boolean): BodySource => ({
  contentType: jsonType,
  fixedContentType: false,
  fields: members.map(({ name }) => name),
  takesFields,
  encode: (scope, wanted) => ok({ bytes: encodeFields(readMembers(members, scope), wanted) }),
});

/** The failure of a body that is no JSON object, so that nothing can be added to it. */
export const refuseFields = (operation: string, fields: Fields): Result<never> =>
  fail({
    code: 'value-refused',
    operation,
    name: fields.map(([name]) => name).join(', '),
    reason: 'it belongs into the body, which is no JSON object',
  });

function readMembers(members: readonly Member[], scope: ConsumeScope): Fields {
  const fields: [string, Value][] = [];
  for (const { name, read } of members) {
    const value = present(read(scope));
    if (value !== undefined) fields.push([name, value]);
  }
  return fields;
}

const encodeFields = (fields: Fields, wanted: string | undefined): Uint8Array =>
  wanted !== undefined && isFormType(wanted)
    ? new TextEncoder().encode(encodeForm(fields))
    : encodeJson(Object.fromEntries(fields.map(([name, value]) => [name, asJson(value)])));

interface WholeBody {
  readonly name: string;
  readonly read: Read<ConsumeScope>;
  readonly required: boolean;
  readonly type: InputType | undefined;
  readonly operation: string;
  readonly takesFields: boolean;
}

/**
 * The caller's whole body: byte for byte with its content type when it came over the wire, else written as JSON.
 * Source: specification 02, section 9.3; 06, section 4.6.
 */
export const wholeBody = ({ name, read, required, type, operation, takesFields }: WholeBody): BodySource => ({
  contentType: undefined,
  fixedContentType: false,
  fields: [],
  takesFields,
  encode(scope, wanted) {
    const value = present(read(scope));
    if (value === undefined || (isEntity(value) && value.bytes.length === 0)) {
      return required ? fail({ code: 'unresolved', operation, names: [name], place: 'body' }) : ok(undefined);
    }
    if (isEntity(value)) {
      return ok({ bytes: value.bytes, contentType: value.contentType ?? jsonType });
    }
    return ok(encodeWhole(asJson(value), type, wanted));
  },
});

function encodeWhole(json: Json, type: InputType | undefined, wanted: string | undefined): EncodedBody {
  const contentType = wanted ?? jsonType;
  if (typeof json === 'string') {
    // A text is sent as it stands where it cannot be meant as JSON, or already is JSON (specification 02, section 3.3).
    const verbatim = !isJsonType(contentType) || (type !== 'string' && parseJson(json) !== undefined);
    return { bytes: verbatim ? new TextEncoder().encode(json) : encodeJson(json), contentType };
  }
  if (isFormType(contentType) && isObject(json)) {
    return { bytes: new TextEncoder().encode(encodeForm(Object.entries(json))), contentType };
  }
  return { bytes: encodeJson(json), contentType };
}
