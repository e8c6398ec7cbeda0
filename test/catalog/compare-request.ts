import { isDeepStrictEqual } from 'node:util';
import type { Authentication } from '@naftiko/spec';
import type { SeenRequest } from '../support/recording-upstream.js';
import type { Fixture } from './expected-request.js';
import type { Called } from './published-unit.js';

/** Compares what an upstream received with what the document says; returns the differences. */
export function compareRequest(
  { expected, called }: Fixture,
  seen: SeenRequest,
  environment: (name: string) => string,
): readonly string[] {
  const faults: string[] = [];
  const say = (what: string, actual: unknown, wanted: unknown) => {
    if (JSON.stringify(actual) !== JSON.stringify(wanted))
      faults.push(`${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(wanted)}`);
  };
  say('method', seen.method, expected.method);
  const credentialPath =
    called.consume.authentication?.type === 'apikey' &&
    called.consume.authentication.keys.some(({ placement }) => placement === 'path');
  if (!credentialPath) say('path', seen.path, `/base${expected.path}`);
  for (const [name, value] of expected.query) {
    const actual = [seen.query[name] ?? []].flat();
    if (!actual.includes(value))
      faults.push(`query ${name}: ${JSON.stringify(actual)}, expected ${JSON.stringify(value)}`);
  }
  for (const [name, value] of Object.entries(expected.headers)) say(`header ${name}`, seen.headers[name], value);
  if (expected.body === null && seen.body !== '') faults.push(`an unexpected body: ${seen.body.slice(0, 200)}`);
  if (expected.body !== undefined && expected.body !== null && !isSameJson(seen.body, JSON.stringify(expected.body))) {
    faults.push(`body: ${seen.body.slice(0, 200)}, expected ${JSON.stringify(expected.body).slice(0, 200)}`);
  }
  faults.push(...findCredentialFaults(called, seen, environment), ...findUnresolved(seen));
  return faults;
}

/** Finds unresolved templates in an upstream request. */
const findUnresolved = (seen: SeenRequest): readonly string[] => {
  const everything = `${decodeURIComponent(seen.path)}?${seen.rawQuery} ${JSON.stringify(seen.headers)} ${seen.body}`;
  return /\{\{|undefined|\[object|<<env/.test(everything)
    ? [`something unresolved went upstream: ${everything.slice(0, 300)}`]
    : [];
};

/** Checks that a request has the credential of its block, and no secret of another block. */
function findCredentialFaults(
  { consume }: Called,
  seen: SeenRequest,
  environment: (name: string) => string,
): readonly string[] {
  const everything = `${seen.path}?${seen.rawQuery} ${JSON.stringify(seen.headers)} ${seen.body}`;
  // A key in the base URI is absent when the operator replaces the base URI.
  const inBaseUri =
    /\{\w+\}/.test(consume.baseUri.text) &&
    consume.authentication?.type === 'apikey' &&
    consume.authentication.keys.some(({ placement }) => placement === 'path');
  if (inBaseUri) return [];
  const own = new Set(listSecretNames(consume.authentication).map(environment));
  const basic =
    consume.authentication?.type === 'basic'
      ? Buffer.from(String(seen.headers.authorization).slice(6), 'base64').toString()
      : '';
  const missing = [...own].filter((secret) => !everything.includes(secret) && !basic.includes(secret));
  return missing.map((secret) => `the credential ${secret} is missing`);
}

function listSecretNames(authentication: Authentication | undefined): readonly string[] {
  const texts =
    authentication === undefined
      ? []
      : authentication.type === 'bearer'
        ? [authentication.token]
        : authentication.type === 'basic'
          ? [authentication.username, authentication.password]
          : authentication.type === 'apikey'
            ? authentication.keys.map(({ value }) => value)
            : [];
  return texts.flatMap((text) =>
    [...(text?.text ?? '').matchAll(/\{\{\s*(?:env\.)?([A-Z][A-Z0-9_]*)\s*\}\}/g)].map((match) => match[1] ?? ''),
  );
}

export function isSameJson(left: string, right: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(left), JSON.parse(right));
  } catch {
    return false;
  }
}
