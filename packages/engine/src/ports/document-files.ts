/**
 * The files that a document may name: regular files of bounded size in the folder of the document, or in folders that
 * the operator allows. No method throws.
 */
export interface DocumentFiles {
  /** Reads a whole file. */
  read(file: string, limitBytes: number): Promise<FileRead>;
  /** The real path of a directory. */
  findFolder(directory: string): Promise<FoundFolder>;
  /** Also allows files in further folders. */
  withFolders(...folders: readonly string[]): DocumentFiles;
}

export type FileRead =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly refusal: FileRefusal };

export type FoundFolder =
  { readonly ok: true; readonly directory: string } | { readonly ok: false; readonly refusal: FileRefusal };

/** Why a file or a directory is not read. */
export type FileRefusal =
  | { readonly kind: 'missing' }
  /** Not in a folder of the document; `folder` is the one that the operator would have to allow. */
  | { readonly kind: 'outside'; readonly folder: string }
  /** The path leads to a directory, a pipe or a device instead of a file, or to a file instead of a directory. */
  | { readonly kind: 'irregular'; readonly what: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  /** The error code of the operating system. */
  | { readonly kind: 'unreadable'; readonly code: string };
