import { ok, type DecodeInline, type FormatDecoder } from '@naftiko/engine';
import { decodeText, valid, type Json, type JsonObject } from '@naftiko/spec';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { failDecoding, reasonOf } from './decode-failure.js';
import { renderBlocks, renderInlines, type Block } from './markdown-text.js';
import { readYamlText } from './yaml-text.js';

/**
 * Markdown as `{"frontMatter", "tables", "sections"}`: the leading YAML, its top-level tables as rows of strings, and
 * the text under each heading. An `outputSchema` keeps the sections whose heading begins with it; leading hashes
 * select the level. Source: specification 03, section 7.6.
 */
export const markdown: FormatDecoder<DecodeInline> = {
  format: 'markdown',
  prepare: (schema) => valid(decodeMarkdown(compileSectionFilter(schema?.text))),
};

/** The text under one heading, up to the next of any level. */
interface Section {
  readonly heading: string;
  readonly level: number;
  readonly content: string;
}

type Keep = (section: Section) => boolean;

function compileSectionFilter(schema: string | undefined): Keep {
  const written = schema?.trim() ?? '';
  const [hashes = ''] = /^#*/.exec(written) ?? [];
  const prefix = written.slice(hashes.length).trimStart();
  return ({ heading, level }) => (hashes === '' || hashes.length === level) && heading.startsWith(prefix);
}

const decodeMarkdown =
  (keep: Keep): DecodeInline =>
  (body, charset) => {
    const text = decodeText(body, charset);
    const [whole = '', yaml = ''] = /^---\r?\n(?:(.*?)\r?\n)?---(?:\r?\n|$)/s.exec(text) ?? [];
    const read = readYamlText(yaml);
    if (!read.ok) return failDecoding('markdown', `The front matter cannot be read: ${read.reason}`, body);
    const frontMatter = read.value ?? {};
    if (typeof frontMatter !== 'object' || Array.isArray(frontMatter)) {
      return failDecoding('markdown', 'The front matter is not a mapping.', body);
    }
    try {
      const blocks = fromMarkdown(text.slice(whole.length), {
        extensions: [gfmTable()],
        mdastExtensions: [gfmTableFromMarkdown()],
      }).children;
      const sections = sectionsOf(blocks).filter(keep);
      return ok({ frontMatter, tables: tablesOf(blocks), sections: sections.map((section) => ({ ...section })) });
    } catch (cause) {
      // Blocks nested beyond the stack.
      return failDecoding('markdown', reasonOf(cause), body);
    }
  };

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const headings = blocks.flatMap((block, position) => (block.type === 'heading' ? [{ block, position }] : []));
  return headings.map(({ block, position }, nth) => ({
    heading: renderInlines(block),
    level: block.depth,
    content: renderBlocks(blocks.slice(position + 1, headings[nth + 1]?.position)),
  }));
}

const tablesOf = (blocks: readonly Block[]): Json =>
  blocks.flatMap((block) => {
    if (block.type !== 'table') return [];
    const [names = [], ...rows] = block.children.map((row) => row.children.map((cell) => renderInlines(cell)));
    return [rows.map((row): JsonObject => Object.fromEntries(names.map((name, column) => [name, row[column] ?? ''])))];
  });
