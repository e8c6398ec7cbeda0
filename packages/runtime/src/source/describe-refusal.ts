import type { FileRefusal } from '@naftiko/engine';

/** The reason why a file is not read, for an author or an operator, and a remedy, if there is one. */
export interface RefusalWords {
  /** The end of a sentence, without a full stop: "it is larger than 1048576 bytes". */
  readonly reason: string;
  readonly remedy: string | undefined;
}

/** Describes why a file is not read. Clients of the served APIs must not receive the description, because it contains local paths. */
export function describeRefusal(refusal: FileRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'missing':
      return { reason: 'it does not exist', remedy: undefined };
    case 'outside':
      return {
        reason: 'it is outside of the folder of the document',
        remedy: `Move it into the folder of the document, or allow its folder: --allow-outside ${refusal.folder}, or run.allowFolders in the configuration file.`,
      };
    case 'irregular':
      return {
        reason: `it is ${refusal.what}`,
        remedy: 'Only regular files and directories are read.',
      };
    case 'too-large':
      return { reason: `it is larger than ${refusal.limitBytes} bytes`, remedy: 'Shorten or divide it.' };
    case 'unreadable':
      return { reason: unreadable[refusal.code] ?? `the system refuses it (${refusal.code})`, remedy: undefined };
  }
}

/** The reason as the end of a sentence, with a full stop; for a file that is outside, also how to allow it. */
export function endOfSentenceOf(refusal: FileRefusal): string {
  const { reason } = describeRefusal(refusal);
  return refusal.kind === 'outside'
    ? `${reason}; --allow-outside ${refusal.folder}, or run.allowFolders in the configuration file, allows it.`
    : `${reason}.`;
}

const unreadable: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ELOOP: 'its links form a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};
