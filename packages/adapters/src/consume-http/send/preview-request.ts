import { ok, type RequestPreview, type Result, type SignableRequest, type Signer } from '@naftiko/engine';
import type { BaseAddress } from '../plan/base-address.js';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { maskerOf } from '../redact/secrets.js';
import { mask } from './masked-variables.js';

/** A filled and signed request for display. Source: specification 06, section 4.7, "Environment". */
export function previewOf(
  request: OutgoingRequest,
  base: BaseAddress,
  variables: ReadonlyMap<string, string>,
): Result<RequestPreview> {
  const maskSecrets = maskerOf([...variables.values()]);
  const headers: [string, string][] = [];
  for (let index = 0; index < request.headers.length; index += 2) {
    headers.push([request.headers[index] ?? '', maskSecrets(request.headers[index + 1] ?? '')]);
  }
  const { body } = request;
  return ok({
    method: request.method,
    url: base.displayUrl + maskSecrets(request.target),
    headers,
    body: body === undefined ? undefined : maskSecrets(new TextDecoder().decode(body)),
  });
}

/** Signs a request with `***` in place of everything that the credential adds. */
export function signMasked(signer: Signer, request: OutgoingRequest, credentials: readonly string[]): void {
  const masked: SignableRequest = {
    method: request.method,
    target: request.target,
    body: request.body,
    setHeader: (name) => request.setHeader(name, mask),
    setQuery: (name) => request.setQuery(name, mask),
    setCookie: (name) => request.setCookie(name, mask),
    setField: (name) => request.setField(name, mask),
    setPath: (name) => request.setPath(name, mask),
  };
  signer.sign(masked, credentials);
}
