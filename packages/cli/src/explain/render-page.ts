import type { Paint } from '../paint.js';

interface PageStyle {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * Formats the page of a diagnostic code for a terminal: headings are bold, code spans are coloured, paragraphs are wrapped
 * at the width. Supports the Markdown that these pages use: headings, paragraphs, lists, code blocks, and inline code spans,
 * bold text and links.
 */
export function renderPage(page: string, { paint, width }: PageStyle): string {
  const blocks = page.trim().match(/^```[^]*?^```$|^(?!```).+(?:\n(?!```).+)*/gm) ?? [];
  return `${blocks.map((block) => renderBlock(block, { paint, width })).join('\n\n')}\n`;
}

function renderBlock(block: string, { paint, width }: PageStyle): string {
  const heading = /^#+ (.*)$/.exec(block)?.[1];
  if (heading !== undefined) return paint.bold(block.startsWith('## ') ? heading : paint.underline(heading));
  if (block.startsWith('```')) return renderFence(block, paint);
  if (block.startsWith('* ')) {
    return block
      .split(/^\* /m)
      .slice(1)
      .map((item) => wrapLines(`* ${item}`, width, '  '))
      .map((item) => renderInline(item, paint))
      .join('\n');
  }
  return renderInline(wrapLines(block, width, ''), paint);
}

function renderFence(block: string, paint: Paint): string {
  const [fence = '', ...lines] = block.split('\n').slice(0, -1);
  const language = fence.slice(3);
  const colour = (line: string): string => {
    if (language === 'diff' && line.startsWith('+')) return paint.green(line);
    if (language === 'diff' && line.startsWith('-')) return paint.red(line);
    return language === 'console' && line.startsWith('$ ') ? paint.bold(line) : line;
  };
  return lines.map((line) => (line === '' ? '' : `    ${colour(line)}`)).join('\n');
}

/** Wraps a text at `width` columns; a longer word has a line of its own. Lines after the first begin with `indent`. */
function wrapLines(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of withoutLinks(text).trim().split(/\s+/)) {
    if (line !== '' && widthOf(`${line} ${word}`) > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

const withoutLinks = (text: string): string => text.replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1');

/** The columns that a text takes. The `**` around bold text are not shown. */
const widthOf = (text: string): number => text.replaceAll('**', '').length;

/**
 * Formats code spans and bold text. `**error**` and `**warning**` are coloured instead of bold. Code spans keep their
 * backquotes, so that they can be recognised without colours.
 */
const renderInline = (text: string, paint: Paint): string =>
  text
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, word: string) => (severities[word] ?? paint.bold)(word, paint))
    .replaceAll(/`[^`]+`/g, (code) => paint.cyan(code));

const severities: Readonly<Record<string, (word: string, paint: Paint) => string>> = {
  error: (word, paint) => paint.red(word),
  warning: (word, paint) => paint.yellow(word),
  info: (word, paint) => paint.bold(word),
};
