/**
 * Loads something once and keeps it: an import takes time also when its module is loaded already. A failure is not kept,
 * because too many open files, for example, may be over when it is needed again.
 */
export function keepLoaded<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  const begin = (): Promise<Loaded> =>
    load().catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    });
  return () => (loading ??= begin());
}
