/**
 * The lines of a plain or quoted scalar as one: a line break becomes a space, blank lines become line breaks. Spaces around
 * line breaks are dropped.
 */
export function joinLines(written: string): string {
  const lines = written.split('\n');
  let folded = withoutEnd(lines[0]!);
  let blank = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const isLast = index === lines.length - 1;
    const begun = withoutStart(lines[index]!);
    const line = isLast ? begun : withoutEnd(begun);
    if (line === '' && !isLast) {
      blank += 1;
      continue;
    }
    folded += (blank === 0 ? ' ' : '\n'.repeat(blank)) + line;
    blank = 0;
  }
  return folded;
}

function withoutStart(line: string): string {
  let start = 0;
  while (line.charCodeAt(start) === space) start += 1;
  return line.slice(start);
}

function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) === space) end -= 1;
  return line.slice(0, end);
}

const space = 0x20;
