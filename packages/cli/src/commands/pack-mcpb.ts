import path from 'node:path';
import type { RawBundleOptions } from '../command-line/pack-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { problemsOf, usageError } from '../input/given.js';
import { readBaseUris } from '../input/read-option.js';
import { inputName, reasonOf } from '../input/read-texts.js';
import { composeManifest, serverFolder } from '../pack/compose-manifest.js';
import { findDocumentFiles } from '../pack/document-files.js';
import { planPack } from '../pack/plan-pack.js';
import { readRelease } from '../pack/read-release.js';
import { findServerFiles } from '../pack/server-files.js';
import { writeBundle, type BundleContent } from '../pack/write-bundle.js';
import { countNoun } from '../plural.js';
import { printLines, reportProblems, type Shell } from '../shell.js';
import { readVersion } from '../version.js';

/** Packs a document with the command into a bundle that hosts install. */
export async function packBundle(file: string, raw: RawBundleOptions, shell: Shell): Promise<ExitCode> {
  const baseUris = readBaseUris(raw.baseUri);
  const source = baseUris.ok ? await planPack(file, raw, baseUris.value, shell) : baseUris;
  const beside = source.ok ? await findDocumentFiles(source.value, shell.workingDirectory) : source;
  const server = await findServerFiles();
  const release = readRelease(raw.release);
  if (!baseUris.ok || !source.ok || !beside.ok || !server.ok || !release.ok) {
    const problems = problemsOf(beside, server, release);
    reportProblems(shell, ...problems);
    // The errors of the document are reported already.
    return problems.length === 0 ? exitCode.errors : exitCode.usage;
  }
  const { planned, namespace, values, requirements } = source.value;
  if (requirements.length > 0) {
    reportProblems(shell, ...requirements);
    return exitCode.usage;
  }
  const document = `document/${planned.file === inputName ? 'document.yaml' : path.basename(planned.file)}`;
  const setting = {
    release: release.value,
    author: raw.author,
    document,
    baseUris: baseUris.value,
    fetches: raw.fetch,
  };
  const manifest = composeManifest(source.value, setting);
  const contents = new Map<string, BundleContent>([
    ['manifest.json', { text: `${JSON.stringify(manifest, undefined, 2)}\n` }],
    [document, { text: planned.loaded.text }],
    ...[...beside.value].map(([name, from]) => [`document/${name}`, { file: from }] as const),
    [
      `${serverFolder}/package.json`,
      { text: JSON.stringify({ name: 'naftiko', version: readVersion(), type: 'module' }) },
    ],
    ...[...server.value].map(([name, from]) => [`${serverFolder}/${name}`, { file: from }] as const),
  ]);
  const output = path.resolve(shell.workingDirectory, raw.output ?? `${namespace}.mcpb`);
  try {
    await writeBundle(output, contents);
  } catch (cause) {
    reportProblems(shell, ...problemsOf(usageError(`"${output}" cannot be written: ${reasonOf(cause)}`)));
    return exitCode.usage;
  }
  const names = values.map(({ name }) => name);
  printLines(
    shell.output,
    `Packed ${countNoun((manifest['tools'] as readonly unknown[] | undefined)?.length ?? 0, 'tool')}: ${output}`,
    ...(names.length === 0 ? [] : [`  Hosts ask for ${names.join(', ')} when they install it.`]),
  );
  return exitCode.success;
}
