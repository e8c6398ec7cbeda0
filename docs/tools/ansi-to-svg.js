// Draws the output of a terminal as SVG: one text per run of characters with one look, on a grid, so that the picture is
// the same in every font. Colours follow the reader's preference for light or dark.

const columns = 112;
const charWidth = 7.8;
const lineHeight = 18;
const margin = 18;
const titleHeight = 34;

/** @typedef {{ text: string, look: string, column: number }} Run characters with one look */

/** The looks of the output, by the code that switches each on; `prompt` is a command that a user types. */
const looks = new Map([
  ['1', 'bold'],
  ['2', 'dim'],
  ['4', 'underline'],
  ['31', 'red'],
  ['32', 'green'],
  ['33', 'yellow'],
  ['34', 'prompt'],
  ['36', 'cyan'],
]);

/** @type {(title: string, output: string) => string} the picture of a terminal window with this output */
export function terminalSvg(title, output) {
  const lines = output.replace(/\n+$/, '').split('\n').flatMap(wrapped);
  const width = Math.round(columns * charWidth + 2 * margin);
  const height = titleHeight + lines.length * lineHeight + margin;
  const rows = lines.flatMap((runs, row) => runs.map((run) => textOf(run, titleHeight + (row + 1) * lineHeight - 4)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>
  text { font: 13px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: #1f2328 }
  .window { fill: #f6f8fa; stroke: #d0d7de } .bar { fill: #d0d7de } .title { fill: #59636e }
  .prompt { font-weight: 600; fill: #0550ae } .bold { font-weight: 600 } .dim { fill: #59636e } .underline { text-decoration: underline }
  .red { fill: #cf222e } .green { fill: #116329 } .yellow { fill: #7d4e00 } .cyan { fill: #1b6e75 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .window { fill: #0d1117; stroke: #3d444d } .bar { fill: #3d444d } .title { fill: #9198a1 }
    .prompt { fill: #79c0ff } .dim { fill: #9198a1 } .red { fill: #ff7b72 } .green { fill: #56d364 } .yellow { fill: #e3b341 } .cyan { fill: #76e3ea }
  }
</style>
<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${[0, 1, 2].map((dot) => `<circle class="bar" cx="${margin + 4 + dot * 16}" cy="17" r="5"/>`).join('')}
<text class="title" x="${width / 2}" y="21" text-anchor="middle">${escaped(title)}</text>
${rows.join('\n')}
</svg>
`;
}

/** @type {(run: Run, y: number) => string} */
function textOf({ text, look, column }, y) {
  const indent = text.length - text.trimStart().length;
  const shown = text.trim();
  if (shown === '') return '';
  const x = (margin + (column + indent) * charWidth).toFixed(1);
  const length = (shown.length * charWidth).toFixed(1);
  const classes = look === '' ? '' : ` class="${look}"`;
  return `<text${classes} x="${x}" y="${y}" textLength="${length}">${escaped(shown)}</text>`;
}

/** @type {(line: string) => readonly (readonly Run[])[]} the rows of one line, each as wide as the window at most */
function wrapped(line) {
  /** @type {Run[][]} */
  const rows = [[]];
  let column = 0;
  let look = '';
  // eslint-disable-next-line no-control-regex
  for (const [, code, text] of line.matchAll(/\u001B\[(\d+)m|([^\u001B]+)/g)) {
    if (code !== undefined) look = looks.get(code) ?? '';
    for (let rest = text ?? ''; rest !== '';) {
      if (column === columns) {
        rows.push([]);
        column = 0;
      }
      const part = rest.slice(0, columns - column);
      rows.at(-1)?.push({ text: part, look, column });
      column += part.length;
      rest = rest.slice(part.length);
    }
  }
  return rows;
}

/** @type {(text: string) => string} */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
