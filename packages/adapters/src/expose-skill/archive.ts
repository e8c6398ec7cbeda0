import type { ReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openInside } from '@naftiko/runtime';
import { ZipFile } from 'yazl';
import type { SkillFile } from './skill-directory.js';

/**
 * Streams files as one ZIP, in the order given: the same files give the same bytes. Rejects when a file is no longer
 * readable or the receiver disconnects; the output is destroyed then. Source: specification 04, b.8.
 */
export async function writeArchive(files: readonly SkillFile[], output: NodeJS.WritableStream): Promise<void> {
  const zip = new ZipFile();
  const broken = new AbortController();
  let reading: ReadStream | undefined;
  for (const file of files) {
    const { path, modified, executable } = file;
    const mode = executable ? 0o100755 : 0o100644;
    zip.addReadStreamLazy(path, { mtime: modified, mode }, (give) => {
      openContent(file).then(
        (content) => {
          reading = content;
          // The library does not handle errors of its input streams.
          reading.once('error', (cause) => broken.abort(cause));
          give(null, reading);
        },
        (cause: unknown) => broken.abort(cause),
      );
    });
  }
  zip.once('error', (cause) => broken.abort(cause));
  zip.end();
  try {
    await pipeline(zip.outputStream, output, { signal: broken.signal });
  } finally {
    reading?.destroy();
  }
}

/** Opens a file again, as it may have been exchanged since it was listed. */
async function openContent({ root, realPath, sizeBytes }: SkillFile): Promise<ReadStream> {
  const opening = await openInside(realPath, [root]);
  if (!opening.ok) throw Object.assign(new Error('The file is no longer there.'), { code: opening.refusal.kind });
  // A growing file must not exceed the size that was measured.
  return opening.opened.handle.createReadStream({ start: 0, end: Math.max(sizeBytes - 1, 0) });
}
