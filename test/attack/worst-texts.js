/**
 * The worst texts known for each format: those whose decoding costs most per byte. Each takes a length in bytes and returns
 * a text of about that length.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, (length: number) => string>>>>}
 */
export const worstTexts = {
  json: {
    'numbers with exact digits': (length) => `[${fill('1.0,', length)}1]`,
    'members with numeric names': (length) => `{${numbered(length / 13, (n) => `"${n * 7919}":1.0`)}}`,
    'objects of one member': (length) => `[${fill('{"a":1},', length)}1]`,
    'nested objects': (length) => fill('{"a":', length),
    'open brackets': (length) => '['.repeat(length),
    'one number of many digits': (length) => `[0.${'1'.repeat(length)}]`,
  },
  xml: {
    'prefixes far from their declaration': (length) =>
      `<a xmlns:p="u">${'<b>'.repeat(900)}${fill('<p:c p:a="" p:d=""/>', length)}${'</b>'.repeat(900)}</a>`,
    'many attributes': (length) => `<a ${numbered(length / 11, (n) => `k${n}="1"`, ' ')}/>`,
    'empty elements': (length) => `<a>${fill('<b/>', length)}</a>`,
    'character references': (length) => `<a>${fill('&amp;', length)}</a>`,
    'empty sections': (length) => `<a>${fill('<![CDATA[]]>', length)}</a>`,
    'elements without an end': (length) => fill('<a>', length),
  },
  csv: {
    'a long name over many rows': (length) => `${'n'.repeat(length / 2)}\n${fill('1\n', length / 2)}`,
    'many names over many rows': (length) =>
      `${numbered(length / 12, (n) => `c${n}`)}\n${fill(`${','.repeat(Math.sqrt(length))}\n`, length / 2)}`,
    'rows of one cell': (length) => `a\n${fill('1\n', length)}`,
    'quoted cells': (length) => `a\n${fill('"1"\n', length)}`,
    'a quote without an end': (length) => `a\n"${fill('""', length)}`,
  },
  yaml: {
    ampersands: (length) => fill('& ', length),
    anchors: (length) => fill('- &a\n', length),
    'many keys': (length) => numbered(length / 10, (n) => `k${n}: 1`, '\n'),
    'a flow list': (length) => `[${fill('1,', length)}]`,
    documents: (length) => fill('---\n', length),
    directives: (length) => fill('%a\n', length),
    'open brackets': (length) => '['.repeat(length),
    'aliases of a long key': (length) => `a: &a {${'k'.repeat(length / 2)}: 1}\nb:\n${fill('- *a\n', length / 2)}`,
    'aliases of aliases': (length) => `${aliasTower()}${fill('# \n', length)}`,
    'merges of a large mapping': (length) =>
      `a: &a {${numbered(length / 20, (n) => `k${n}: 1`)}}\nb:\n${fill('- {<<: *a}\n', length / 2)}`,
  },
  html: {
    'nested inline elements': (length) => fill('<b>', length),
    'inline elements with attributes': (length) => numbered(length / 14, (n) => `<font x=${n}>`, ''),
    'nested blocks': (length) => fill('<div>', length),
    'ends without a start': (length) => `${fill('<div>', length / 2)}${fill('</p>', length / 2)}`,
    'lists in lists': (length) => fill('<ul><li>', length),
    'links around blocks': (length) => fill('<a><div>', length),
    'tables in tables': (length) => fill('<table><tr><td>', length),
    'text before tables': (length) => `<table>${fill('a<b>', length)}`,
    'a wide table of empty rows': (length) => `<table><tr>${fill('<th>a', length / 2)}${fill('<tr>', length / 2)}`,
    'a long name over many rows': (length) =>
      `<table><tr><th>${'n'.repeat(length / 2)}${fill('<tr><td>1', length / 2)}`,
  },
  markdown: {
    'emphasis without an end': (length) => fill('*a_', length),
    'headings over paragraphs': (length) => fill('a\n=\n', length),
    'quotes with lists': (length) => fill('> - ', length),
    'quotes in quotes': (length) => '>'.repeat(length),
    'lines that continue a quote': (length) => `${'> '.repeat(200)}a\n${fill('b\n', length)}`,
    'list items': (length) => fill('- a\n', length),
    'links without an end': (length) => fill('[a](', length),
    links: (length) => fill('[a](b)', length),
    'one paragraph': (length) => fill('a\n', length),
    'code spans': (length) => numbered(Math.sqrt(2 * length), (n) => '`'.repeat(n), ' '),
    'table rows': (length) => `|a|\n|-|\n${fill('|a|\n', length)}`,
    'lists in lists': (length) => numbered(Math.sqrt(2 * length), (n) => `${' '.repeat(n)}- a`, '\n'),
  },
};

/** @type {(piece: string, length: number) => string} */
const fill = (piece, length) => piece.repeat(Math.max(1, Math.floor(length / piece.length)));

/** @type {(count: number, write: (n: number) => string, between?: string) => string} */
const numbered = (count, write, between = ',') =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, n) => write(n + 1)).join(between);

/** Ten lists, each of ten aliases of the one before. */
const aliasTower = () =>
  numbered(
    10,
    (n) => `a${n}: &a${n} [${fill(n === 1 ? 'x,' : `*a${n - 1},`, n === 1 ? 20 : 10 * `*a${n - 1},`.length)}]`,
    '\n',
  ) + '\n';
