import type { fromMarkdown } from 'mdast-util-from-markdown';

/** A node of a Markdown tree. */
export type Block = ReturnType<typeof fromMarkdown>['children'][number];

/** The plain text of blocks, one line per paragraph and list item; tables and rules yield no text. */
export const renderBlocks = (blocks: readonly Block[]): string =>
  blocks
    .map(renderBlock)
    .filter((text) => text !== '')
    .join('\n');

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return renderInlines(block);
    case 'code':
      return block.value;
    case 'html':
      return withoutTags(block.value).trim();
    case 'blockquote':
    case 'list':
    case 'listItem':
      return renderBlocks(block.children);
    default:
      return '';
  }
}

/** The text inside a block, without markup: a soft break is a space, a hard break a newline. */
export const renderInlines = ({ children }: { readonly children: readonly Block[] }): string =>
  children.map(renderInline).join('');

function renderInline(node: Block): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll(/\r?\n|\r/g, ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'children' in node ? renderInlines(node) : '';
  }
}

/** The text between the comments and the tags of HTML. A regular expression would search for each missing end again. */
function withoutTags(html: string): string {
  const kept: string[] = [];
  let at = 0;
  const lastComment = html.lastIndexOf('-->');
  while (at < html.length) {
    const start = html.indexOf('<', at);
    const comment = html.startsWith('<!--', start) && start + 4 <= lastComment ? html.indexOf('-->', start + 4) : -1;
    const end = comment < 0 ? html.indexOf('>', start) : comment + 2;
    if (start < 0 || end < 0) break;
    kept.push(html.slice(at, start));
    at = end + 1;
  }
  return kept.join('') + html.slice(at);
}
