import ts from 'typescript';

/**
 * Makes the files of the bundle bind once what they import from each other: `import{a}from"./x"` becomes
 * `const{a}=require("./x")`, and `export{a}` becomes `exported.a=a` at the end.
 *
 * Otherwise each use of an import looks up a getter in a large object, which calls another one: 5 % of a request that
 * looks up one of 1,000 rows. A name that may be assigned after its file has run stays an import.
 *
 * @param files `{ name, text }` of each file, as modules without cycles
 * @returns the same files; they have `require` and `exported`, and are to be converted to scripts
 */
export function bindChunks(files) {
  const program = createProgram(new Map(files.map(({ name, text }) => [`/${name}`, text])));
  const checker = program.getTypeChecker();
  const sources = files.map(({ name }) => ({ name, source: program.getSourceFile(`/${name}`) }));
  const settled = new Map(sources.map(({ name, source }) => [`./${name}`, settledExportsOf(source, checker)]));
  return sources.map(({ name, source }) => ({ name, text: bind(source, settled) }));
}

function createProgram(texts) {
  const options = { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.Latest };
  const host = {
    ...ts.createCompilerHost(options),
    getSourceFile: (file) => ts.createSourceFile(file, texts.get(file), options.target, true, ts.ScriptKind.JS),
    fileExists: (file) => texts.has(file),
    getCurrentDirectory: () => '/',
  };
  return ts.createProgram([...texts.keys()], options, host);
}

/** Names that esbuild makes: the functions that give libraries of CommonJS, which may load late, and its own. */
const ofBundler = /^(?:require_|__)/;

/** The exports whose value is final when the file has run: they get it where they are declared. */
function settledExportsOf(source, checker) {
  const symbolOf = (name) => checker.resolveName(name, source, ts.SymbolFlags.Value, false);
  const exported = source.statements
    .filter(ts.isExportDeclaration)
    .flatMap(listExported)
    .filter(({ name }) => !ofBundler.test(name));
  const initialised = new Set(source.statements.flatMap(initialisedNames));
  const locals = new Set(exported.map(({ local }) => local).filter((local) => initialised.has(local)));
  const variableOf = (node) =>
    ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
  for (const node of assignedNames(source)) {
    if (locals.has(node.text) && variableOf(node) === symbolOf(node.text)) locals.delete(node.text);
  }
  return new Set(exported.filter(({ local }) => locals.has(local)).map(({ name }) => name));
}

/** The names to which a statement gives their value. */
function initialisedNames(statement) {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name?.text];
  if (!ts.isVariableStatement(statement)) return [];
  const { declarations } = statement.declarationList;
  return declarations
    .filter(({ initializer, name }) => initializer && ts.isIdentifier(name))
    .map(({ name }) => name.text);
}

/** The identifiers that are assigned after their declaration. */
function assignedNames(source) {
  const found = [];
  const addTarget = (node) => {
    if (ts.isIdentifier(node)) found.push(node);
    else if (!ts.isLeftHandSideExpression(node) || isPattern(node)) ts.forEachChild(node, addTarget);
  };
  const visit = (node) => {
    if (ts.isAssignmentExpression(node)) addTarget(node.left);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) addTarget(node.operand);
    else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) addTarget(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Of the other targets, the members of objects, no variable is changed. */
const isPattern = (node) =>
  ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isParenthesizedExpression(node);

function bind(source, settled) {
  let bound = '';
  let end = 0;
  let exports = '';
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { live, final } = sortExports(statement, settled.get(`.${source.fileName}`));
      bound += source.text.slice(end, statement.pos) + (live === '' ? '' : `export{${live}};`);
      exports += final;
      end = statement.end;
      continue;
    }
    const names = ts.isImportDeclaration(statement) ? settled.get(statement.moduleSpecifier.text) : undefined;
    if (names === undefined) continue;
    bound += source.text.slice(end, statement.pos) + bindImport(statement, names);
    end = statement.end;
  }
  return `${bound}${source.text.slice(end)}\n${exports}`;
}

/** The names of an export, outside and in its file. */
const listExported = ({ exportClause }) =>
  exportClause.elements.map(({ name, propertyName = name }) => ({ name: name.text, local: propertyName.text }));

function sortExports(statement, settled) {
  const exported = listExported(statement);
  return {
    live: exported
      .filter(({ name }) => !settled.has(name))
      .map(({ name, local }) => `${local} as ${name}`)
      .join(),
    final: exported
      .filter(({ name }) => settled.has(name))
      .map(({ name, local }) => `exported.${name}=${local};`)
      .join(''),
  };
}

function bindImport({ moduleSpecifier: { text: file }, importClause }, settled) {
  const imported = (importClause?.namedBindings.elements ?? []).map(({ name, propertyName = name }) => ({
    name: propertyName.text,
    local: name.text,
  }));
  const live = imported.filter(({ name }) => !settled.has(name)).map(({ name, local }) => `${name} as ${local}`);
  const final = imported.filter(({ name }) => settled.has(name)).map(({ name, local }) => `${name}:${local}`);
  const bound = final.length === 0 ? '' : `const{${final.join()}}=require("${file}");`;
  return live.length === 0 && bound !== '' ? bound : `${bound}import{${live.join()}}from"${file}";`;
}
