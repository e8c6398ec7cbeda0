// The code blocks of a page, and the text of the files they are taken from.
//
// A block names its source in the paragraph above its fence: a link to the file, and anchors in a comment.
//
//   [packages/spec/src/parse/parse-step.ts](../packages/spec/src/parse/parse-step.ts) <!-- parseMappings -->
//
// Two anchors, separated by a comma, are the first and the last of several declarations. An anchor is the name of a declaration,
// `declaration.member` for a member of an object, or the quoted first argument of a call (`"reads rows"`, for a test).
// Without anchors the block is the whole file.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * @typedef {{ file: string, anchors: readonly string[], language: string, text: string, at: number, length: number }} Block
 * A fenced block: where it comes from (`file` is empty when it does not say), its text, and its place in the page.
 * @typedef {{ file: string, anchors: readonly string[], text: string }} Excerpt
 * @typedef {{ name: string, start: number, end: number }} Part a piece of a file with a name of its own
 */

const fenced = /^(?:\[[^\]\n]+\]\(\.\.\/([^\s)]+)\)(?: <!-- ([^\n]+) -->)?\n\n)?```(\w*)\n(.*?)^```$/gms;

/** @type {(page: string) => readonly Block[]} every fenced block of a page, in order */
export const blocksIn = (page) =>
  [...page.matchAll(fenced)].map((match) => ({
    file: match[1] ?? '',
    anchors: match[2]?.split(', ') ?? [],
    language: match[3] ?? '',
    text: match[4] ?? '',
    at: match.index,
    length: match[0].length,
  }));

/** @type {(block: Pick<Block, 'file' | 'anchors'>) => Excerpt | undefined} what the file says today; undefined when it has no such part */
export function excerptOf({ file, anchors }) {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  if (anchors.length === 0) return { file, anchors, text };
  const parts = partsOf(file, text);
  const found = anchors.flatMap((anchor) => parts.find(({ name }) => name === anchor) ?? []);
  return found.length < anchors.length ? undefined : { file, anchors, text: linesOf(text, found) };
}

/** @type {(block: Block) => Excerpt | undefined} the lines of the repository that are most like the block's, if any are */
export function nearestExcerpt({ anchors, text }) {
  if (anchors.length === 0) return undefined;
  const words = wordsOf(text);
  /** @type {Excerpt | undefined} */
  let nearest;
  let most = 0.6;
  for (const file of typeScriptFiles()) {
    const source = readFileSync(file, 'utf8');
    if (shareOf(words, wordsOf(source)) < most) continue;
    for (const run of runsOf(partsOf(file, source))) {
      const excerpt = linesOf(source, run);
      const score = likeness(wordsOf(excerpt), words);
      if (score <= most) continue;
      most = score;
      nearest = { file, anchors: [...new Set(run.map(({ name }) => name))], text: excerpt };
    }
  }
  return nearest;
}

const longestRun = 40;

/** @type {(parts: readonly Part[]) => readonly (readonly [Part, Part])[]} the first and the last part of everything that a block can show */
function runsOf(parts) {
  const named = parts.filter((part) => parts.find(({ name }) => name === part.name) === part);
  return named.flatMap((first, index) =>
    named.slice(index, index + longestRun).map((last) => /** @type {const} */ ([first, last])),
  );
}

const typeScriptFiles = () =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'packages', 'test'], { encoding: 'utf8' })
    .split('\n')
    .filter((name) => name.endsWith('.ts') && !name.includes('/generated/') && existsSync(name));

/** @type {(page: string) => string} the page with every block as its file has it today */
export function refreshed(page) {
  let text = '';
  let end = 0;
  for (const block of blocksIn(page).filter(({ file }) => file !== '')) {
    const excerpt = excerptOf(block) ?? nearestExcerpt(block);
    if (excerpt === undefined) continue;
    text += `${page.slice(end, block.at)}${sourceLine(excerpt)}\n\n\`\`\`${block.language}\n${excerpt.text}\`\`\``;
    end = block.at + block.length;
  }
  return text + page.slice(end);
}

/** @type {(excerpt: Pick<Excerpt, 'file' | 'anchors'>) => string} the paragraph above a fence */
export const sourceLine = ({ file, anchors }) =>
  `[${file}](../${file})${anchors.length === 0 ? '' : ` <!-- ${anchors.join(', ')} -->`}`;

/** @type {(file: string, text: string) => readonly Part[]} the declarations, members and calls of a file, in order */
function partsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  /** @type {Part[]} */
  const parts = [];
  /** @type {(node: ts.Node, name: string) => void} */
  const add = (node, name) => {
    const comment = ts.getLeadingCommentRanges(text, node.getFullStart())?.at(-1);
    const attached = comment !== undefined && !/\n\s*\n/.test(text.slice(comment.end, node.getStart()));
    parts.push({ name, start: attached ? comment.pos : node.getStart(), end: node.getEnd() });
  };
  /** @type {(node: ts.Node, owner: string) => void} */
  const visit = (node, owner) => {
    const name = nameOf(node, owner);
    if (name !== undefined) add(node, name);
    node.forEachChild((child) => visit(child, ts.isStatement(node) && name !== undefined ? name : owner));
  };
  source.forEachChild((node) => visit(node, ''));
  return parts;
}

/** @type {(node: ts.Node, owner: string) => string | undefined} */
function nameOf(node, owner) {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText();
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
    const [first] = node.expression.arguments;
    return first !== undefined && ts.isStringLiteral(first) ? `"${first.text}"` : node.expression.expression.getText();
  }
  if (ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    return node.name?.text;
  }
  if (ts.isClassDeclaration(node)) return node.name?.text;
  if (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node)) {
    const name = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
    return owner === '' ? undefined : `${owner}.${name}`;
  }
  return undefined;
}

/** @type {(text: string, parts: readonly Part[]) => string} the whole lines from the first part to the last, without their indentation */
function linesOf(text, parts) {
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const after = text.indexOf('\n', end);
  const lines = text.slice(text.lastIndexOf('\n', start) + 1, after === -1 ? text.length : after + 1);
  const indents = lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  return lines.replaceAll(new RegExp(`^ {${Math.min(...indents)}}`, 'gm'), '');
}

/** @type {(left: ReadonlySet<string>, right: ReadonlySet<string>) => number} from 0 to 1: how many words the texts share */
const likeness = (left, right) => (2 * shareOf(left, right) * left.size) / (left.size + right.size || 1);

/** @type {(words: ReadonlySet<string>, others: ReadonlySet<string>) => number} from 0 to 1: how many of the words are among the others */
const shareOf = (words, others) => [...words].filter((word) => others.has(word)).length / (words.size || 1);

/** @type {(text: string) => ReadonlySet<string>} */
const wordsOf = (text) => new Set(text.match(/\w+/g) ?? []);
