// @ts-check
import { createHmac, timingSafeEqual } from 'node:crypto';
import { diagnose, diagnosePlugin, invalid, mapChecked, textAt } from '@naftiko/spec';

/** How far the time of a signature may be in the past or in the future, because the clocks of two machines differ. */
const toleranceSeconds = 300;

/**
 * The authentication `hmac`: `{ type: hmac, secret: '{{SECRET}}' }`. The header `X-Signature: t=<seconds>,v1=<hex>` holds
 * the HMAC-SHA256 of the time, the method and the target of a request.
 *
 * @param {{ readonly now?: () => number }} [clock]
 * @returns {import('@naftiko/engine').AuthScheme<import('@naftiko/spec').ExtensionAuthentication>}
 */
export const hmacWith = ({ now = Date.now } = {}) => ({
  type: 'hmac',

  signer(auth, kit) {
    const secret = textAt(auth.sourceNode, 'secret');
    if (secret === undefined || secret.text.trim() === '') {
      return invalid(diagnosePlugin('hmac/secret-missing', auth.at, { message: 'A signature needs a "secret".' }));
    }
    return mapChecked(kit.template(secret), (template) => ({
      templates: [template],
      owns: [{ place: 'header', name: 'x-signature' }],
      open: () => ({
        sign(request, [key = '']) {
          const seconds = Math.floor(now() / 1000);
          request.setHeader('X-Signature', `t=${seconds},v1=${signature(key, seconds, request)}`);
        },
      }),
    }));
  },

  verifier(auth, kit) {
    const secret = textAt(auth.sourceNode, 'secret');
    if (secret === undefined || secret.text.trim() === '') {
      return invalid(diagnose('server-secret-missing', auth.at, { field: 'secret' }));
    }
    return mapChecked(kit.secret(secret), (read) => (variables) => {
      const key = read(variables);
      return {
        // Not forwarded upstream, because a receiver of the signature could repeat the request while it is valid.
        credentialPlaces: [{ place: 'header', name: 'x-signature' }],
        verify(request) {
          const [, seconds, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(request.header('x-signature') ?? '') ?? [];
          if (key === '' || seconds === undefined || given === undefined) return refusal;
          const isRecent = Math.abs(now() / 1000 - Number(seconds)) <= toleranceSeconds;
          const isEqual = timingSafeEqual(
            Buffer.from(given, 'hex'),
            Buffer.from(signature(key, Number(seconds), request), 'hex'),
          );
          return isRecent && isEqual ? { ok: true } : refusal;
        },
      };
    });
  },
});

/** What `--plugin ./hmac.js` adds. */
export default { auth: [hmacWith()] };

/** @type {import('@naftiko/engine').Verdict} */
const refusal = { ok: false, status: 401, body: 'Unauthorized', challenges: ['HMAC'] };

/**
 * @param {string} key
 * @param {number} seconds
 * @param {{ readonly method: string; readonly target: string }} request
 */
export const signature = (key, seconds, { method, target }) =>
  createHmac('sha256', key).update(`${seconds} ${method} ${target}`).digest('hex');
