import { createHash } from 'node:crypto';
import path from 'node:path';

/**
 * Puts the parts into which esbuild divided a program into files for bin/code-cache.js: an object of functions, one for
 * each part. Parts that are loaded together have a file together: with one file for each of the 63 parts that `validate`
 * then had, it took 10 of 78 ms longer.
 *
 * @param metafile of esbuild: what each part imports
 * @param codes the code of each part as CommonJS, by the path of its file
 * @param groups modules whose parts, and all that these import, share the file of that name; what several groups import is in
 *   the file of the first one
 * @returns the text of each file by its name
 */
export function groupParts({ outputs }, codes, groups) {
  const [entry] = Object.keys(groups);
  const groupOf = new Map();
  for (const [file, modules] of Object.entries(groups)) {
    for (const part of closureOf(outputs, modules)) groupOf.set(part, groupOf.has(part) ? entry : file);
  }
  const place = (part) => {
    const isEntry = path.basename(part) === entry;
    return { file: groupOf.get(part) ?? path.basename(part), name: isEntry ? 'main' : path.basename(part, '.cjs') };
  };
  const files = new Map();
  for (const [part, code] of codes) {
    const { file, name } = place(part);
    const written = `${JSON.stringify(name)}:function(${parameters}){${writeBody(code, place, part)}}`;
    files.set(file, [...(files.get(file) ?? []), written]);
  }
  return new Map([...files].map(([file, parts]) => [file, withId(`({${parts.join(',\n')}})`)]));
}

/** The parts of modules, and all that they import at once. */
function closureOf(outputs, modules) {
  const found = new Set(modules.map((module) => partOf(outputs, module)));
  for (const part of found) {
    for (const { path: imported, kind } of outputs[part].imports) {
      if (kind === 'import-statement' && imported in outputs) found.add(imported);
    }
  }
  return found;
}

function partOf(outputs, module) {
  const found = Object.keys(outputs).find((part) => outputs[part].entryPoint === module);
  if (found === undefined) throw new Error(`${module} has no part of its own: nothing imports it with import().`);
  return found;
}

/** What bin/code-cache.js passes to a part. The names with underscores are those that esbuild uses. */
const parameters = 'exported,stdin_exports,require,late,importModule,bundleUrl,__export,__toESM';

/**
 * The body of the function. What esbuild would define in each part is the same for all and comes from bin/code-cache.js, and
 * parts import each other without a copy of what is exported.
 */
function writeBody(code, place, part) {
  // An import for its effects alone, of something that has none.
  if (code === '') return '';
  const [, exported = '', body] =
    /^var __(?:create|defProp)=.*?;var stdin_exports=\{\};(.*?)module\.exports=__toCommonJS\(stdin_exports\);(.*)$/s.exec(
      code,
    ) ??
    /^var __create=.*?;var __toESM=.*?:target,mod\)\);()(.*)$/s.exec(code) ??
    /^()((?!var __).*)$/s.exec(code) ??
    [];
  if (body === undefined) throw new Error(`${part} does not begin as esbuild begins a module.`);
  const directory = path.dirname(part);
  return `${exported}${body}`
    .replace(/0&&\(module\.exports=\{[^}]*\}\);\s*$/, '')
    .replaceAll(/(?:\b__toESM\()?require\("\.\/([\w-]+\.cjs)"\)(\)?)/g, (whole, file, end) => {
      const { file: imported, name } = place(path.posix.join(directory, file));
      const required = `require("./${imported}#${name}")`;
      return whole.startsWith('__toESM(') ? required : `${required}${end}`;
    });
}

/** A file begins with a name for its content, which tells whether compiled code belongs to it. */
const withId = (text) => `/*${createHash('sha256').update(text).digest('hex').slice(0, 16)}*/${text}`;
