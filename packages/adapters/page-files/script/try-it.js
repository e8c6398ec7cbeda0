// Forms that call operations.
import { parse, showAnswer, showExchanges, showPreview } from './answers.js';
import { prepareCopying, write } from './elements.js';

/** Prepares a form. `credentials` are the headers with which the reader has signed in. */
export function prepareForm(form, credentials) {
  const result = document.querySelector('[data-result]');
  for (const input of form.querySelectorAll('[data-credential]')) {
    const { credential, name } = input.dataset;
    input.value = (credential === 'query' ? new URLSearchParams(location.search).get(name) : credentials[name]) ?? '';
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(form, result, form.dataset.inspect ?? form.dataset.call, showAnswer);
  });
  form.querySelector('[data-show]').addEventListener('click', () => {
    void run(form, result, form.dataset.preview, showPreview);
  });
}

/** Calls an operation with the values of a form. */
async function run(form, result, address, show) {
  const inputs = readInputs(form);
  if (inputs === undefined) return;
  const buttons = form.querySelectorAll('.actions button');
  for (const button of buttons) button.disabled = true;
  try {
    const isTool = form.dataset.tool === 'true';
    // A tool takes a file as a data URL.
    if (isTool) for (const one of inputs) if (one.file) one.json = JSON.stringify(await readDataUrl(one.file));
    const { url, ...request } = isTool ? toolCall(address, inputs) : routeCall(form, address, inputs);
    addHeaders(form, url, request.headers);
    // What upstreams answer is read by this id, which others cannot guess.
    if ('inspect' in form.dataset) request.headers.set('X-Request-Id', makeId());
    const begun = performance.now();
    const response = await fetch(url, request);
    const bytes = await response.arrayBuffer();
    const answer = { response, ms: Math.round(performance.now() - begun), bytes, isTool };
    result.replaceChildren(...show(answer));
    if ('inspect' in form.dataset && show === showAnswer) result.append(...(await readExchanges(response, form)));
  } catch (cause) {
    result.replaceChildren(write('p', 'problem', `No answer: ${cause.message}`));
  } finally {
    for (const button of buttons) button.disabled = false;
    prepareCopying(result);
  }
}

const toolCall = (address, inputs) => ({
  url: new URL(document.body.dataset.root + address, location.href),
  method: 'POST',
  headers: new Headers({ 'Content-Type': 'application/json' }),
  body: writeObject(inputs),
});

/** Puts each value where the route takes it. Numbers stay the text that was written, so that no digit is lost. */
function routeCall({ dataset: { method } }, address, inputs) {
  const headers = new Headers();
  let path = address;
  for (const { name, place, text } of inputs) {
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(text));
    if (place === 'header') headers.set(name, text);
  }
  const url = new URL(document.body.dataset.root + path, location.href);
  for (const { name, place, text } of inputs) if (place === 'query') url.searchParams.append(name, text);
  const members = inputs.filter(({ place }) => place === 'member');
  const whole = inputs.find(({ place }) => place === 'body');
  const hasBody = method !== 'GET' && method !== 'HEAD' && (members.length > 0 || whole !== undefined);
  if (!hasBody) return { url, method, headers };
  headers.set('Content-Type', whole?.file?.type || 'application/json');
  return { url, method, headers, body: whole?.file ?? whole?.json ?? writeObject(members) };
}

const writeObject = (inputs) => `{${inputs.map(({ name, json }) => `${JSON.stringify(name)}:${json}`).join(',')}}`;

/** The values that are given; `undefined`: one of them is not valid, and the form says which. */
function readInputs(form) {
  const read = [...form.querySelectorAll('[data-field]')].map(readField);
  const wrong = read.find(({ problem }) => problem !== undefined);
  if (wrong === undefined) return read.filter(({ isGiven }) => isGiven);
  wrong.input.focus();
}

function readField(field) {
  const { name, place, type } = field.dataset;
  const input = field.querySelector('input, select, textarea');
  const file = field.querySelector('[type="file"]')?.files[0];
  const written = input.type === 'checkbox' ? String(input.checked) : input.value;
  const isGiven = written !== '' || file !== undefined;
  const isText = input.tagName !== 'SELECT' && (type === 'string' || type === 'undefined') && place !== 'body';
  const problem = file === undefined ? findProblem(field, input, { written, isGiven, isText, type }) : undefined;
  const message = field.querySelector('[data-problem]');
  message.textContent = problem ?? '';
  message.hidden = problem === undefined;
  input.setAttribute('aria-invalid', String(problem !== undefined));
  const json = isText ? JSON.stringify(written) : written;
  const text = input.tagName === 'SELECT' && written.startsWith('"') ? JSON.parse(written) : written;
  return { name, place, file, isGiven, problem, input, json, text };
}

function findProblem(field, input, { written, isGiven, isText, type }) {
  if (!isGiven) return 'required' in field.dataset ? 'A value is required.' : undefined;
  if (isText) return input.validity?.patternMismatch ? `It must match ${input.pattern}.` : undefined;
  const value = parse(written);
  if (value === undefined)
    return type === 'number' || type === 'integer' ? 'This is not a number.' : 'This is not valid JSON.';
  if ((type === 'number' || type === 'integer') && typeof value !== 'number') return 'This is not a number.';
  if (type === 'array' && !Array.isArray(value)) return 'This is not a JSON array.';
  return undefined;
}

/** Adds what the reader writes besides inputs: headers, one a line, and the credential. */
function addHeaders(form, url, headers) {
  for (const line of form.querySelector('[data-headers]').value.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  for (const { value, dataset } of form.querySelectorAll('[data-credential]')) {
    if (value === '') continue;
    if (dataset.credential === 'query') url.searchParams.set(dataset.name, value);
    else headers.set(dataset.name, value);
  }
}

/** Reads what upstreams answered, where the operator allows it. */
async function readExchanges({ headers }, form) {
  const url = new URL(`${document.body.dataset.root}_pages/exchanges/${headers.get('x-request-id')}`, location.href);
  const own = new Headers();
  addHeaders(form, url, own);
  return showExchanges(await (await fetch(url, { headers: own })).json());
}

/** `randomUUID` is missing on pages that came over plain HTTP from another machine. */
const makeId = () => crypto.getRandomValues(new Uint8Array(16)).reduce((id, byte) => id + byte.toString(16), 'page-');

const readDataUrl = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
