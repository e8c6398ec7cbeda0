// @ts-check
import path from 'node:path';
import { diagnose, invalid, valid } from '@naftiko/spec';

/**
 * Values from a section of a JSON file: `location: 'sections:./secrets.json#production'`.
 *
 * @type {import('@naftiko/engine').BindProvider}
 */
export const sections = {
  scheme: 'sections',
  async load(bind, { directory, workingDirectory, files }) {
    const location = bind.location ?? { text: '', at: bind.at };
    const refused = (/** @type {string} */ reason) => invalid(diagnose('bind-failed', location.at, { reason }));
    const [, file, name] = /^sections:([^#]+)#(.+)$/.exec(location.text) ?? [];
    if (file === undefined || name === undefined) {
      return refused(`The location "${location.text}" does not name a file and a section: sections:<file>#<section>.`);
    }
    const section = await readSection(files, path.resolve(workingDirectory, directory, file), name);
    if (typeof section === 'string') return refused(`The bind file ${file} ${section}`);

    /** @type {[string, string][]} */
    const values = [];
    const diagnostics = [];
    for (const { variable, source } of bind.keys) {
      const value = Object.hasOwn(section, source.text) ? section[source.text] : undefined;
      if (typeof value === 'string') values.push([variable.text, value]);
      else {
        const reason = `The section "${name}" of ${file} has no text under the key "${source.text}".`;
        diagnostics.push(diagnose('bind-failed', source.at, { reason }));
      }
    }
    return diagnostics.length > 0 ? invalid(...diagnostics) : valid(new Map(values));
  },
};

/** What `--plugin ./sections.js` adds. */
export default { binds: [sections] };

/**
 * A section of a file, or the end of a sentence about a problem with the file, which never quotes its content. `files` reads
 * only files that the document may name.
 *
 * @param {import('@naftiko/engine').DocumentFiles} files
 * @param {string} file
 * @param {string} name
 * @returns {Promise<Record<string, unknown> | string>}
 */
async function readSection(files, file, name) {
  const read = await files.read(file, 1024 * 1024);
  if (!read.ok) return 'cannot be read.';
  try {
    const root = JSON.parse(new TextDecoder().decode(read.bytes));
    const section = isObject(root) && Object.hasOwn(root, name) ? root[name] : undefined;
    return isObject(section) ? section : `has no section "${name}".`;
  } catch {
    return 'is not valid JSON.';
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
