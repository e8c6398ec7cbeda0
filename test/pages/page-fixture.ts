import { makePages } from '@naftiko/adapters';
import { describeRest } from '../../packages/cli/src/openapi/describe-rest.js';
import { exchange, type Answer } from '../support/http-exchange.js';

const loadDescribeRest = () => Promise.resolve(describeRest);

/** The pages as the command offers them. */
export const pages = makePages({ loadDescribeRest, inspects: false });
export const inspectingPages = makePages({ loadDescribeRest, inspects: true });

/** What browsers send when a reader opens an address. */
export const browserHeaders = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'sec-fetch-site': 'none',
};

/** Reads an address as a browser does. */
export const readPage = (origin: string, path = '/', headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  exchange(origin, { method: 'GET', path, headers: { ...browserHeaders, ...headers } });

/** The text of a page as people read it: without tags, on one line. */
export const textOf = ({ text }: Answer): string =>
  text
    .replaceAll(/<(?:style|script)\b.*?<\/(?:style|script)>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
