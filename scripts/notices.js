import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The licences of all packages whose code is in a bundle.
 *
 * @type {(inputs: readonly string[]) => string} takes the paths of all modules of the bundle
 */
export function noticesOf(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  const notices = [...folders].map(noticeOf).toSorted((one, other) => one.localeCompare(other, 'en'));
  return `The files of this folder contain code of these packages.\n\n${[...new Set(notices)].join('\n')}`;
}

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  if (texts.length === 0) texts.push(`Author: ${author?.name ?? author ?? 'see the package'}`);
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
