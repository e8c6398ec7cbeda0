// @ts-check
import { asJson, fail, ok, nullToMissing } from '@naftiko/engine';
import { diagnosePlugin, invalid, mapChecked, writeJson } from '@naftiko/spec';

/**
 * The request body `ndjson`: `{ type: ndjson, data: '{{rows}}' }` writes each item of a list as a line of JSON.
 *
 * @type {import('@naftiko/engine').BodyEncoder<import('@naftiko/spec').ExtensionBody>}
 */
export const ndjson = {
  types: ['ndjson'],

  prepare({ data, at }, kit) {
    const wanted = 'The "data" of an ndjson body is one placeholder that stands for a list.';
    const refused = invalid(diagnosePlugin('ndjson/data-invalid', data?.at ?? at, { message: wanted }));
    if (data?.kind !== 'text') return refused;
    const template = kit.template(data);
    if (template.ok && template.value.whole === undefined) return refused;
    return mapChecked(template, ({ whole }) => ({
      contentType: 'application/x-ndjson',
      fixedContentType: true,
      fields: [],
      encode(scope) {
        const { operation } = kit;
        const name = whole?.name ?? '';
        const value = nullToMissing(whole?.read(scope));
        if (value === undefined) return fail({ code: 'unresolved', operation, names: [name], place: 'body' });
        const rows = asJson(value);
        if (!Array.isArray(rows)) {
          return fail({ code: 'value-refused', operation, name, reason: 'It is not a list.' });
        }
        return ok({ bytes: new TextEncoder().encode(rows.map((row) => `${writeJson(row)}\n`).join('')) });
      },
    }));
  },
};

/** What `--plugin ./ndjson.js` adds. */
export default { encoders: [ndjson] };
