// Draws docs/images/page-*.webp: the page of the reference example in both colour schemes. `npm run docs` does so where Debian's
// Chromium is installed. Ports and times are always the same.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { outputUntil } from './output-until.js';

const executablePath = '/usr/bin/chromium';
const reference = 'salesforce-live-agent-sessions';

/** @type {() => Promise<Readonly<Record<string, Buffer>>>} the pictures by their file name; none without a browser */
export async function drawPages() {
  if (!existsSync(executablePath)) return {};
  const ports = ['rest', 'mcp'].flatMap((name) => ['--port', `${reference}-${name}=0`]);
  const options = ['--base-uri', `${reference}=http://127.0.0.1:9500/chat/rest`, ...ports];
  const child = spawn(process.execPath, [path.resolve('bin/naftiko.js'), 'run', `${reference}.yaml`, ...options], {
    cwd: path.resolve('examples'),
    env: { PATH: process.env.PATH, SALESFORCE_SERVICE_CLOUD_API_KEY: '48' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const browser = await chromium.launch({ executablePath });
  try {
    const banner = await outputUntil(child, /ready/);
    const [rest = '', mcp = ''] = [...new Set(banner.match(/http:\/\/127\.0\.0\.1:\d+/g))];
    const light = await drawPage(browser, 'light', rest, mcp);
    return { 'page-light.webp': light, 'page-dark.webp': await drawPage(browser, 'dark', rest, mcp) };
  } finally {
    await browser.close();
    child.kill();
  }
}

/** @type {(browser: import('playwright-core').Browser, scheme: 'light' | 'dark', rest: string, mcp: string) => Promise<Buffer>} */
async function drawPage(browser, scheme, rest, mcp) {
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 1040, height: 1165 } });
  await page.goto(rest);
  await page.evaluate(`
    document.querySelector('.facts > div:last-child dd').textContent = '2026-01-31 12:00 UTC';
    for (const code of document.querySelectorAll('.where code')) {
      code.textContent = code.textContent
        .replace('${rest}', 'http://127.0.0.1:8080')
        .replace('${mcp}', 'http://127.0.0.1:9090');
    }`);
  // Much smaller than PNG, and `screenshot` does not write it.
  const browserPage = await page.context().newCDPSession(page);
  const { data } = await browserPage.send('Page.captureScreenshot', { format: 'webp', quality: 75 });
  await page.close();
  return Buffer.from(data, 'base64');
}
