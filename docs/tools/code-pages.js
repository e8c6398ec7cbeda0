// The pages of docs/diagnostics: their generated parts, and the examples in them.
//
// Everything above the first heading of level 2 is made from the catalogue. The output in the `console` fence of the
// example is made by running it. The rest is written by hand. docs/diagnostics/README.md is made as a whole.

/**
 * @typedef {{ code: string, severity: string, summary: string }} ListedCode
 * @typedef {{ title: string, lint?: true, codes: readonly ListedCode[] }} CodeGroup
 * @typedef {{ language: string, name: string | undefined, text: string }} Fence its name is the file in the paragraph above it
 * @typedef {{ files: Readonly<Record<string, string>>, command: string }} Example files by their name, and a command line
 * @typedef {{ code: string, severity: string, text: string }} Finding its text begins with its place, and includes its source line and its hint
 * @typedef {{ findings: readonly Finding[], output: string, served: boolean }} Outcome the findings of a command, all that it wrote, and whether it served
 */

/** @type {(group: CodeGroup, code: ListedCode) => string} the generated part above the first heading of level 2 */
export const headOf = ({ title }, { code, severity, summary }) =>
  `# ${code}\n\n**${severity}** in [${title}](README.md#${anchorOf(title)}): ${summary}.\n\n`;

/** @type {(title: string) => string} */
const anchorOf = (title) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** @type {(page: string, head: string) => string} the page below another head */
export function withHead(page, head) {
  const start = page.search(/^## /m);
  return head + (start === -1 ? '' : page.slice(start));
}

/** @type {(groups: readonly CodeGroup[]) => string} the index of all pages */
export function indexOf(groups) {
  const sections = groups.map(({ title, codes }) => {
    const rows = codes.map(({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary} |`);
    return `## ${title}\n\n| code | severity | situation |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `${introduction}\n${sections.join('\n')}`;
}

const introduction = `# Diagnostics

Every finding of \`naftiko validate\` and every reason to refuse a start has a code. Each code has a page: its meaning, the reason for it,
a document that has the problem with the report of it, and the correction. \`naftiko explain <code>\` prints a page on a terminal,
\`naftiko explain\` lists all codes.

* An **error** disables the part of the document that it is reported for. The other parts are served, unless \`--strict\` is given.
* A **warning** names something that is ignored or read differently from what is written, or that fails later.
* An **info** is a note.

The reports on the pages leave out findings that are not about the code of the page. A code with a slash, such as \`kafka/topic-missing\`,
belongs to a plug-in, which documents it.

This page is made from the catalogue by \`npm run docs\`.
`;

/** @type {(page: string) => Example} the document that has the problem, and the command that reports it */
export function exampleOf(page) {
  const fences = fencesIn(sectionOf(page, 'Example'));
  const [command] = commandsIn(fences);
  return { files: filesIn(fences), command: command ?? '' };
}

/** @type {(page: string) => Example} the same after its correction */
export function fixOf(page) {
  const { files, command } = exampleOf(page);
  const fences = fencesIn(sectionOf(page, 'Fix'));
  /** @type {Record<string, string>} */
  const fixed = { ...files, ...filesIn(fences) };
  for (const { language, name = mainFile, text } of fences) {
    if (language === 'diff') fixed[name] = applyDiff(fixed[name] ?? '', text);
  }
  return { files: fixed, command: commandsIn(fences)[0] ?? command };
}

/** @type {(example: Example, outcome: Outcome, isShown: (finding: Finding) => boolean) => string} what a page shows of an outcome */
export function shownOf({ command }, { findings, output, served }, isShown) {
  // A refused start is shown as it is.
  if (!served && !command.includes('naftiko validate')) return `${output.trim()}\n`;
  return findings
    .filter(isShown)
    .map(({ text }) => text)
    .join('\n');
}

/**
 * Whether a page shows a finding: those of its own code, and those of other codes that are more than a note and that do
 * not come from lint.
 *
 * @type {(code: string, groups: readonly CodeGroup[]) => (finding: Finding) => boolean}
 */
export function isShownWith(code, groups) {
  const rules = new Set(groups.flatMap(({ lint, codes }) => (lint ? codes.map((rule) => rule.code) : [])));
  return (finding) => finding.code === code || (finding.severity !== 'info' && !rules.has(finding.code));
}

/** @type {(page: string, output: string) => string} the page with another output of its example */
export const withOutput = (page, output) =>
  page.replace(/^```console\n(\$ .*)\n[^]*?^```$/m, (_, command) => `\`\`\`console\n${command}\n${output}\`\`\``);

/** @type {(page: string) => string | undefined} why the page has no example */
export function reasonWithoutExample(page) {
  const reason = sectionOf(page, 'No example').trim();
  return reason === '' ? undefined : reason;
}

const mainFile = 'example.yaml';

/** @type {(page: string, title: string) => string} the text below a heading of level 2; empty without one */
function sectionOf(page, title) {
  const [, ...after] = `\n${page}`.split(`\n## ${title}\n`);
  return after.join('').split(/^## /m)[0] ?? '';
}

/** @type {(section: string) => readonly Fence[]} */
const fencesIn = (section) =>
  [...section.matchAll(/^(?:`([^`\n]+)`:\n\n)?```(\w+)\n(.*?)^```$/gms)].map(([, name, language = '', text = '']) => ({
    name,
    language,
    text,
  }));

/** @type {(fences: readonly Fence[]) => Record<string, string>} */
const filesIn = (fences) =>
  Object.fromEntries(
    fences
      .filter(({ language, name }) => language !== 'console' && language !== 'diff' && (language === 'yaml' || name))
      .map(({ name = mainFile, text }) => [name, text]),
  );

/** @type {(fences: readonly Fence[]) => readonly string[]} */
const commandsIn = (fences) =>
  fences.filter(({ language }) => language === 'console').flatMap(({ text }) => /^\$ (.*)$/m.exec(text)?.[1] ?? []);

/** @type {(text: string, diff: string) => string} the text with the lines of each hunk replaced; a hunk has to fit exactly once */
function applyDiff(text, diff) {
  let result = `\n${text}`;
  for (const hunk of diff.split(/^@@\n/m)) {
    const lines = hunk.split('\n').slice(0, -1);
    /** @type {(sign: string) => string} */
    const side = (sign) =>
      lines
        .filter((line) => line.startsWith(' ') || line.startsWith(sign))
        .map((line) => `\n${line.slice(1)}`)
        .join('');
    const parts = result.split(`${side('-')}\n`);
    if (parts.length !== 2) {
      throw new RangeError(`The lines of this hunk stand ${parts.length - 1} times in the text:\n${hunk}`);
    }
    result = parts.join(`${side('+')}\n`);
  }
  return result.slice(1);
}
