import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What a file of a bundle contains: a text, or the file of that path. */
export type BundleContent = { readonly text: string } | { readonly file: string };

/** Writes files as one ZIP, replacing an earlier one at once. The same contents give the same bytes. */
export async function writeBundle(output: string, contents: ReadonlyMap<string, BundleContent>): Promise<void> {
  const zip = new ZipFile();
  const draft = `${output}.${randomUUID()}`;
  try {
    const writing = pipeline(zip.outputStream, createWriteStream(draft, { flags: 'wx' }));
    const broken = new Promise<never>((_, reject) => zip.once('error', reject));
    for (const [name, content] of contents) {
      if ('text' in content) zip.addBuffer(Buffer.from(content.text), name, attributes);
      else zip.addFile(content.file, name, attributes);
    }
    zip.end();
    await Promise.race([writing, broken]);
    await rename(draft, output);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

const attributes = { mtime: new Date('2020-01-01T00:00:00Z'), mode: 0o100644 };
