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
      return block.value.replaceAll(/<!--.*?-->|<[^>]*>/gs, '').trim();
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
