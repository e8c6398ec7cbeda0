// What pages do beyond reading: tabs, copying, and calls of operations. Everything else is HTML.

const rootOf = () => document.body.dataset.root;
/** What the reader has signed in with; kept in memory only. */
let signedIn = {};

function start() {
  for (const tabs of document.querySelectorAll('[data-tabs]')) makeTabs(tabs);
  for (const form of document.querySelectorAll('[data-try]')) prepareForm(form);
  for (const form of document.querySelectorAll('[data-sign-in]')) form.addEventListener('submit', signIn);
  prepareCopying(document);
}

/** Turns sections, which are readable as they are, into tabs. Source: ARIA Authoring Practices, "Tabs". */
function makeTabs(tabs) {
  const panels = [...tabs.querySelectorAll('[data-tab]')];
  const list = create('div', { role: 'tablist', className: 'tablist', ariaLabel: tabs.getAttribute('aria-label') });
  tabs.removeAttribute('aria-label');
  const buttons = panels.map((panel, index) => {
    const id = `tabs-${[...document.querySelectorAll('[data-tabs]')].indexOf(tabs)}-${index}`;
    const button = create('button', { type: 'button', role: 'tab', id: `${id}-tab`, textContent: panel.dataset.tab });
    button.setAttribute('aria-controls', id);
    panel.id = id;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    button.addEventListener('click', () => choose(index));
    button.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step !== undefined) choose((index + step + panels.length) % panels.length, true);
    });
    return button;
  });
  const choose = (chosen, moves) => {
    for (const [index, panel] of panels.entries()) {
      panel.hidden = index !== chosen;
      buttons[index].setAttribute('aria-selected', String(index === chosen));
      buttons[index].tabIndex = index === chosen ? 0 : -1;
    }
    if (moves) buttons[chosen].focus();
  };
  list.append(...buttons);
  tabs.prepend(list);
  tabs.dataset.ready = '';
  choose(0);
}

function prepareCopying(within) {
  if (navigator.clipboard === undefined) return;
  for (const button of within.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector('code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 1500);
    });
  }
}

function prepareForm(form) {
  const result = document.querySelector('[data-result]');
  for (const input of form.querySelectorAll('[data-credential]')) {
    const { credential, name } = input.dataset;
    input.value = (credential === 'query' ? new URLSearchParams(location.search).get(name) : signedIn[name]) ?? '';
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
    const { url, ...request } = isTool ? toolCall(address, inputs) : routeCall(form, address, inputs);
    addHeaders(form, url, request.headers);
    const begun = performance.now();
    const response = await fetch(url, request);
    const bytes = await response.arrayBuffer();
    const answer = { response, ms: Math.round(performance.now() - begun), bytes, isTool };
    result.replaceChildren(...show(answer));
    if ('inspect' in form.dataset && show === showAnswer) result.append(...(await showExchanges(answer, form)));
  } catch (cause) {
    result.replaceChildren(write('p', 'problem', `No answer: ${cause.message}`));
  } finally {
    for (const button of buttons) button.disabled = false;
    prepareCopying(result);
  }
}

const toolCall = (address, inputs) => ({
  url: new URL(rootOf() + address, location.href),
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
  const url = new URL(rootOf() + path, location.href);
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

function showPreview({ response, bytes, isTool }) {
  const answer = parse(new TextDecoder().decode(bytes));
  const shown = isTool ? parse(answer?.content?.[0]?.text) : answer;
  if (!response.ok || shown?.request === undefined) return [title('Not sent'), block(textOf(bytes), 'Reason')];
  if (shown.request === null) return [write('p', 'note', 'It calls no upstream.')];
  const later = shown.then.length > 0 ? `Then, from its answer: ${shown.then.join(', ')}.` : '';
  const request = block(shown.request, 'Upstream request', true);
  return [title('Upstream request, with secrets masked'), request, write('p', 'note', later)];
}

function showAnswer({ response, ms, bytes, isTool }) {
  const result = isTool ? parse(new TextDecoder().decode(bytes)) : undefined;
  const isOk = response.ok && result?.isError !== true;
  const status = isTool && response.ok ? (isOk ? 'result' : 'error') : `${response.status} ${response.statusText}`;
  const head = create('p', { className: 'answer' });
  const size = `${bytes.byteLength.toLocaleString('en')} bytes`;
  const mark = `mark ${isOk ? 'calm' : 'alert'}`;
  head.append(write('span', mark, status.trim()), write('span', 'quiet', `${ms} ms`), write('span', 'quiet', size));
  const headers = create('details', { className: 'headers' });
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  headers.append(create('summary', { textContent: 'Headers' }), block(lines.join('\n'), 'Headers'));
  const texts = result?.content?.every(({ type }) => type === 'text') ? result.content : undefined;
  const shown = texts === undefined ? textOf(bytes) : indent(texts.map(({ text }) => text).join('\n'));
  return [title('Answer'), head, block(shown, 'Answer'), headers];
}

/** What upstreams answered, where the operator allows it. */
async function showExchanges({ response }, form) {
  const url = new URL(`${rootOf()}_pages/exchanges/${response.headers.get('x-request-id')}`, location.href);
  const headers = new Headers();
  addHeaders(form, url, headers);
  const exchanges = await (await fetch(url, { headers })).json();
  return exchanges.flatMap(({ request, status, body }) => [
    title(`Upstream answer ${status ?? ''}`),
    block(request, 'Upstream request', true),
    block(indent(body), 'Upstream answer'),
  ]);
}

/** Reads the page with a credential, which a link cannot send. */
async function signIn(event) {
  event.preventDefault();
  const [name, value] = event.target.querySelectorAll('input');
  const problem = event.target.querySelector('[data-problem]');
  const response = await fetch(location.href, { headers: { Accept: 'text/html', [name.value]: value.value } });
  if (!response.ok) {
    problem.textContent = response.status === 429 ? 'Too many attempts.' : 'This credential is not accepted.';
    problem.hidden = false;
    return;
  }
  signedIn = { ...signedIn, [name.value.toLowerCase()]: value.value };
  replacePage(await response.text());
}

/** Follows links to pages of operations after signing in, because the browser would not send the credential. */
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (Object.keys(signedIn).length === 0 || link === null || link.origin !== location.origin) return;
  if (link.hash !== '' && link.pathname === location.pathname) return;
  event.preventDefault();
  void open(link.href);
});

async function open(address) {
  const response = await fetch(address, { headers: { Accept: 'text/html', ...signedIn } });
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) {
    const text = block(await response.text(), 'Text');
    return document.querySelector('main').replaceChildren(title(new URL(address).pathname), text);
  }
  history.pushState(null, '', address);
  replacePage(await response.text());
}

function replacePage(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.body.dataset.root = page.body.dataset.root;
  document.body.replaceChildren(...page.body.childNodes);
  document.querySelector('main').focus();
  start();
}

const title = (textContent) => create('h3', { textContent });
const write = (name, className, textContent) => create(name, { className, textContent });

function block(text, label, wraps = false) {
  const code = create('div', { className: wraps ? 'code wrap' : 'code' });
  const pre = create('pre', { tabIndex: 0, role: 'group', ariaLabel: label });
  pre.append(create('code', { textContent: text }));
  code.append(pre, create('button', { type: 'button', className: 'copy', textContent: 'Copy', hidden: true }));
  code.lastChild.dataset.copy = '';
  return code;
}

/** Bytes as text: JSON indented, at most 200,000 characters. */
function textOf(bytes) {
  const text = new TextDecoder().decode(bytes.slice(0, 1_000_000));
  if (text.includes('\0')) return `${bytes.byteLength.toLocaleString('en')} bytes that are not text`;
  return text === '' ? '(empty)' : indent(text).slice(0, 200_000);
}

/** Indents JSON without reading its numbers, which would lose digits. */
function indent(text) {
  if (parse(text) === undefined) return text;
  let depth = 0;
  const line = (change) => `\n${'  '.repeat((depth += change))}`;
  return text.replace(jsonTokens, (part) => {
    if (part.trim() === '') return '';
    if (part === '{' || part === '[') return part + line(1);
    if (part === '}' || part === ']') return line(-1) + part;
    return part === ',' ? part + line(0) : part === ':' ? ': ' : part;
  });
}

const jsonTokens = /"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|[^\s{}[\],:"]+|\s+/g;

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const create = (name, properties) => Object.assign(document.createElement(name), properties);

start();
