// What pages do beyond reading: tabs, copying, calls, and following links with a credential. Everything else is HTML.
import { block, makeTabs, prepareCopying, title } from './elements.js';
import { prepareForm } from './try-it.js';

/** The headers with which the reader has signed in; kept in memory only. */
let signedIn = {};

/** The address of what is shown; after signing in, the browser changes its own without loading a page. */
let shown = addressOf(location);

function start() {
  for (const tabs of document.querySelectorAll('[data-tabs]')) makeTabs(tabs);
  for (const form of document.querySelectorAll('[data-try]')) prepareForm(form, signedIn);
  for (const form of document.querySelectorAll('[data-sign-in]')) form.addEventListener('submit', signIn);
  prepareCopying(document);
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

document.addEventListener('submit', (event) => {
  if (Object.keys(signedIn).length === 0 || !event.target.matches('[role="search"]')) return;
  event.preventDefault();
  void open(new URL(`?${new URLSearchParams(new FormData(event.target))}`, event.target.action).href);
});

/** Goes back and forward. Links within a page arrive here, too. */
addEventListener('popstate', () => {
  if (addressOf(location) !== shown) void open(location.href, false);
});

async function open(address, isNew = true) {
  const response = await fetch(address, { headers: { Accept: 'text/html', ...signedIn } });
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) {
    const text = block(await response.text(), 'Text');
    return document.querySelector('main').replaceChildren(title(new URL(address).pathname), text);
  }
  if (isNew) history.pushState(null, '', address);
  shown = addressOf(location);
  replacePage(await response.text());
}

function addressOf({ pathname, search }) {
  return pathname + search;
}

function replacePage(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.body.dataset.root = page.body.dataset.root;
  document.body.replaceChildren(...page.body.childNodes);
  document.querySelector('main').focus();
  start();
}

start();
