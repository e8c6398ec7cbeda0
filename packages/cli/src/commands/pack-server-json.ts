import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RawServerJsonOptions } from '../command-line/pack-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import { writeResult } from '../openapi/write-result.js';
import { composeServerJson, type ServerPlaces } from '../pack/compose-server-json.js';
import { planPack } from '../pack/plan-pack.js';
import { readRelease } from '../pack/read-release.js';
import { reportProblems, type Shell } from '../shell.js';

/** Writes the entry of a document for a registry of MCP servers. */
export async function packServerJson(file: string, raw: RawServerJsonOptions, shell: Shell): Promise<ExitCode> {
  const source = await planPack(file, raw, new Map(), shell);
  const name = readName(raw.name);
  const version = readRelease(raw.release);
  const places = await readPlaces(raw, shell);
  if (!source.ok || !name.ok || !version.ok || !places.ok) {
    const problems = problemsOf(source, name, version, places);
    reportProblems(shell, ...problems);
    // The errors of the document are reported already.
    return problems.length === 0 ? exitCode.errors : exitCode.usage;
  }
  const entry = composeServerJson(source.value, name.value, version.value, places.value);
  const text = `${JSON.stringify(entry, undefined, 2)}\n`;
  const { output = 'server.json' } = raw;
  return writeResult(
    { text, file: output, replaces: raw.output !== undefined, summary: 'Wrote the registry entry' },
    shell,
  );
}

/** A domain that the publisher owns, backwards, and the name of the server. */
function readName(name: string | undefined): Given<string> {
  if (name !== undefined && name.length <= 200 && /^[a-zA-Z\d.-]+\/[\w.-]+$/.test(name)) return given(name);
  return usageError('--name takes a domain in reverse and a name, such as io.github.ada/ships.');
}

async function readPlaces(
  { bundle, bundleUrl, remote }: RawServerJsonOptions,
  shell: Shell,
): Promise<Given<ServerPlaces>> {
  const problems: string[] = [];
  if ((bundle === undefined) !== (bundleUrl === undefined)) {
    problems.push('--bundle and --bundle-url belong together: the file, and where it can be downloaded.');
  } else if (bundle === undefined && remote === undefined) {
    problems.push('Name where the server can be had: --bundle with --bundle-url, or --remote, or all of them.');
  }
  for (const [option, url] of [
    ['--bundle-url', bundleUrl],
    ['--remote', remote],
  ] as const) {
    if (url !== undefined && !(URL.canParse(url) && url.startsWith('https://')))
      problems.push(`${option} takes an https:// address.`);
  }
  const hash = bundle === undefined ? given('') : await hashFile(bundle, shell.workingDirectory);
  if (problems.length > 0 || !hash.ok) return usageError(...problems, ...problemsOf(hash));
  return given({ bundle: bundleUrl === undefined ? undefined : { url: bundleUrl, sha256: hash.value }, remote });
}

async function hashFile(file: string, directory: string): Promise<Given<string>> {
  try {
    const bytes = await readFile(path.resolve(directory, file));
    return given(createHash('sha256').update(bytes).digest('hex'));
  } catch (cause) {
    return usageError(`--bundle: "${file}" cannot be read: ${reasonOf(cause)}`);
  }
}
