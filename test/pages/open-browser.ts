import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** The browser of Debian and its derivatives. */
const executablePath = '/usr/bin/chromium';

export const hasBrowser = existsSync(executablePath);

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath });

/** A page that records what must not happen. */
export interface WatchedPage {
  readonly page: Page;
  /** Console messages of errors, uncaught exceptions, dialogs, and requests to other origins. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens an address in a context of its own. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) faults.push(`request to ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

/** What axe finds, one line for each element. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  );
}

/** The controls that are shown and that Tab does not reach. Those of a list of tabs share one stop. */
export async function findUnreached(page: Page): Promise<readonly string[]> {
  await listTabStops(page);
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((control) => control.checkVisibility() && control.role !== 'tab' && !('reached' in control.dataset))
      .map(({ outerHTML }) => outerHTML.slice(0, 200))`,
  );
}

/** The elements that Tab reaches, by their label or text, from the top of the page until the focus leaves it. */
export async function listTabStops(page: Page, most = 80): Promise<readonly string[]> {
  const stops: string[] = [];
  // Tab goes on from what had the focus last, even if it has lost it.
  await page.evaluate(`{
    const top = Object.assign(document.createElement('span'), { tabIndex: -1 });
    document.body.prepend(top);
    top.focus();
  }`);
  while (stops.length < most) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<string | null>(nameOfFocused);
    if (stop === null) return stops;
    stops.push(stop);
  }
  return stops;
}

const nameOfFocused = `(() => {
  const active = document.activeElement;
  if (active === null || active === document.body) return null;
  active.dataset.reached = '';
  const name = active.labels?.[0]?.textContent ?? active.getAttribute('aria-label') ?? active.textContent;
  return name.replaceAll(/\\s+/g, ' ').trim().slice(0, 60);
})()`;
