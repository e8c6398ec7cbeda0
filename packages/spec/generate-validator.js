/**
 * Compiles the published schema to a module that is part of the package, so that reading a document compiles no schema
 * and loads no library. `npm run generate` runs it; with `--print` it writes the module to the standard output instead.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import lengthInCodePoints from 'ajv/dist/runtime/ucs2length.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const version = '1.0.0-alpha2';
const schemaFile = new URL(`../../schemas/naftiko-${version}.schema.json`, import.meta.url);
const moduleFile = new URL(`./src/conformance/generated/naftiko-${version}.ts`, import.meta.url);

/** The validators that the module exports: of documents, and of the three kinds of `outputParameters`. */
const roots = {
  document: '',
  mappedOutputs: '#/$defs/MappedOutputParameters',
  orchestratedOutputs: '#/$defs/OrchestratedOutputParameters',
  mockOutputs: '#/$defs/MockOutputParameters',
};

async function generate() {
  const schema = withoutFieldDescriptions(JSON.parse(await readFile(schemaFile, 'utf8')));
  const ajv = new Ajv2020({
    allErrors: true,
    // The explanation reads titles, allowed values and known fields from the part of the schema that failed.
    verbose: true,
    messages: false,
    strict: true,
    // Alternatives such as "operations or forward" require fields that the object around them declares.
    strictRequired: false,
    allowUnionTypes: true,
    inlineRefs: false,
    unicodeRegExp: true,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addFormat('uri', await absoluteUri());
  ajv.addSchema(schema);

  const refs = Object.fromEntries(Object.entries(roots).map(([name, pointer]) => [name, `${schema.$id}${pointer}`]));
  const body = standaloneCode(ajv, refs)
    .replace(/^"use strict";/, '')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', lengthInCodePoints.default.toString())
    .replaceAll(
      /if\(vErrors === null\)\{\s*vErrors = \[(\w+)\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}/g,
      '(vErrors ??= []).push($1);',
    )
    // Copying the list for each invalid member would take quadratic time.
    .replaceAll(
      /vErrors = vErrors === null \? ([\w.]+)\.errors : vErrors\.concat\(\1\.errors\)/g,
      'vErrors = joinErrors(vErrors, $1.errors)',
    );
  if (/\brequire\(/.test(body)) throw new Error('The generated code requires a module that is not inlined yet.');
  return [
    '// @ts-nocheck',
    `// Generated from schemas/naftiko-${version}.schema.json by "npm run generate"; changes belong there.`,
    body,
    joinErrors.toString(),
    '',
  ].join('\n');
}

/**
 * The schema without the descriptions of fields, which only editors show. Findings quote the descriptions of definitions, so
 * these are kept. This keeps the module small, which is loaded at every start.
 */
function withoutFieldDescriptions(part) {
  if (Array.isArray(part)) return part.map(withoutFieldDescriptions);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      if (key !== 'properties') return [key, withoutFieldDescriptions(value)];
      const fields = Object.entries(value).map(([name, field]) => [
        name,
        withoutFieldDescriptions({ ...field, description: undefined }),
      ]);
      return [key, Object.fromEntries(fields)];
    }),
  );
}

/** Becomes part of the module. Arrays of errors are not shared: each validation makes its own. */
function joinErrors(all, more) {
  if (all === null) return more;
  for (const error of more) all.push(error);
  return all;
}

/**
 * The regular expression of ajv-formats for URIs (RFC 3986). A regular expression is written into the generated module; a
 * function would have to be imported by it.
 */
async function absoluteUri() {
  const source = await readFile(new URL(import.meta.resolve('ajv-formats/dist/formats.js')), 'utf8');
  const [, pattern] = /^const URI = \/(.*)\/i;$/m.exec(source) ?? [];
  if (pattern === undefined) throw new Error('ajv-formats no longer declares its URI expression where it did.');
  return new RegExp(pattern, 'i');
}

const code = await generate();
if (process.argv.includes('--print')) process.stdout.write(code);
else await writeFile(moduleFile, code);
