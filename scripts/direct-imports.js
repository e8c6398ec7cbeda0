import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The plug-in of esbuild that makes the packages of this repository import the files of each other that they use, instead
 * of an index. esbuild divides a program by files: an import of an index would load all files that it names.
 */
export const directImports = {
  name: 'direct-imports',
  setup(build) {
    build.onLoad({ filter: /[\\/]packages[\\/]\w+[\\/]dist[\\/].*\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll(
        /^(import|export) \{([^}]*)\} from '(@naftiko\/[^']+)';$/gm,
        (_, verb, names, index) => [...splitNames(names)].map((name) => toDirect(verb, name, index, file)).join(' '),
      ),
    }));
  },
};

function toDirect(verb, [imported, local], index, importer) {
  const { file, exported } = namesOf(createRequire(importer).resolve(index)).get(imported);
  return `${verb} { ${exported} as ${local} } from ${JSON.stringify(file)};`;
}

const known = new Map();

/** The file of each name that an index exports, and what the name is there. */
function namesOf(index) {
  if (!known.has(index)) {
    const names = new Map();
    for (const [, list, from] of readFileSync(index, 'utf8').matchAll(/^export \{([^}]*)\} from '([^']+)';$/gm)) {
      for (const [exported, name] of splitNames(list)) {
        // A package may pass on what another one exports.
        const place = from.startsWith('.')
          ? { file: path.resolve(path.dirname(index), from), exported }
          : namesOf(createRequire(index).resolve(from)).get(exported);
        names.set(name, place);
      }
    }
    known.set(index, names);
  }
  return known.get(index);
}

/** `a, b as c` as pairs of the name that is imported and its name here. */
const splitNames = (list) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => one.split(' as '))
    .map(([imported, local = imported]) => [imported, local]);
