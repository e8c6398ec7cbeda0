/** The entries of an env file whose names another one does not have, with the comments above them; empty without any. */
export function listMissingEntries(wanted: string, existing: string): string {
  const known = new Set(existing.split(/\r?\n/).flatMap((line) => nameOf(line) ?? []));
  let comments: string[] = [];
  const entries: string[] = [];
  for (const line of wanted.split('\n')) {
    const name = nameOf(line);
    if (name === undefined) comments = line === '' ? [] : [...comments, line];
    else if (!known.has(name)) entries.push([...comments, line, ''].join('\n'));
  }
  return entries.join('\n');
}

/** The name of `NAME=value`, also in a comment: a name that was put out of use is known. */
const nameOf = (line: string): string | undefined => /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_]\w*)=/.exec(line)?.[1];
