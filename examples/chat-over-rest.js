// One whole chat over REST, against a running `npm start`:
//
//   node examples/chat-over-rest.js [http://127.0.0.1:8080]
import { chatRequest, firstHeaders, sessionHeaders } from './visitor.js';

const [api = 'http://127.0.0.1:8080'] = process.argv.slice(2);

const session = JSON.parse(await step('GET', '/v1/system/sessionid', firstHeaders));
await step('POST', '/v1/chasitor/chasitorinit', sessionHeaders(session, 1), chatRequest(session.id));
await step('POST', '/v1/chasitor/chatend', sessionHeaders(session, 2));

/**
 * Sends one request and shows the response; throws when it is an error.
 *
 * @param {string} method
 * @param {string} path
 * @param {Record<string, string>} headers
 * @param {object} [body]
 */
async function step(method, path, headers, body) {
  const sent = body && { headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(new URL(path, api), { method, headers, ...sent });
  const text = await response.text();
  console.log(`${method} ${path}\n  ${response.status} ${text}`);
  if (!response.ok) process.exit(1);
  return text;
}
