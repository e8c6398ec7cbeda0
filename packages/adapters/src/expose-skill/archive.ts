import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { SkillFile } from './skill-directory.js';

/**
 * Streams files as one ZIP, in the order given: the same files give the same bytes. Rejects when a file cannot be read
 * any more or the receiver goes away; the output is destroyed then. Source: specification 04, b.8.
 */
export async function writeArchive(files: readonly SkillFile[], output: NodeJS.WritableStream): Promise<void> {
  const zip = new ZipFile();
  const broken = new AbortController();
  let reading: ReadStream | undefined;
  for (const { path, realPath, sizeBytes, modified, executable } of files) {
    const mode = executable ? 0o100755 : 0o100644;
    zip.addReadStreamLazy(path, { mtime: modified, mode }, (give) => {
      // A file that grows meanwhile must not grow the archive beyond what was measured.
      reading = createReadStream(realPath, { end: Math.max(sizeBytes - 1, 0) });
      // The library does not listen for errors of the streams it is given.
      reading.once('error', (cause) => broken.abort(cause));
      give(null, reading);
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
