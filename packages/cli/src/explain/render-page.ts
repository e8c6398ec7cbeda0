import type { Paint } from '../paint.js';

interface Look {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * A page of a code for a terminal: headings and code are coloured, paragraphs are filled to the width. Understands the
 * Markdown of these pages: headings, paragraphs, list items, fences, and in a line code, bold and links.
 */
export function renderPage(page: string, { paint, width }: Look): string {
  const blocks = page.trim().match(/^```[^]*?^```$|^(?!```).+(?:\n(?!```).+)*/gm) ?? [];
  return `${blocks.map((block) => renderBlock(block, { paint, width })).join('\n\n')}\n`;
}

function renderBlock(block: string, look: Look): string {
  const { paint, width } = look;
  const heading = /^#+ (.*)$/.exec(block)?.[1];
  if (heading !== undefined) return paint.bold(block.startsWith('## ') ? heading : paint.underline(heading));
  if (block.startsWith('```')) return renderFence(block, paint);
  if (block.startsWith('* ')) {
    return block
      .split(/^\* /m)
      .slice(1)
      .map((item) => fillLines(`* ${item}`, width, '  '))
      .map((item) => renderInline(item, paint))
      .join('\n');
  }
  return renderInline(fillLines(block, width, ''), paint);
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

/** A text in lines of at most `width` columns, where its words allow it; later lines begin with `indent`. */
function fillLines(text: string, width: number, indent: string): string {
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

/** Without the marks of bold text, which are not shown. */
const widthOf = (text: string): number => text.replaceAll('**', '').length;

/** A bold severity has its colour; code keeps its marks, so that it can be told apart without colours. */
const renderInline = (text: string, paint: Paint): string =>
  text
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, word: string) => (severities[word] ?? paint.bold)(word, paint))
    .replaceAll(/`[^`]+`/g, (code) => paint.cyan(code));

const severities: Readonly<Record<string, (word: string, paint: Paint) => string>> = {
  error: (word, paint) => paint.red(word),
  warning: (word, paint) => paint.yellow(word),
  info: (word, paint) => paint.bold(word),
};
