import type { MountedEntry, PageSource } from '@naftiko/runtime';
import { shorten } from './safe-text.js';

/** Parts of a document that are not operations, by their kind. */
export interface PartGroup {
  readonly title: string;
  readonly parts: readonly {
    readonly address: string;
    readonly description: string;
    readonly broken: string | undefined;
  }[];
}

const titles: Readonly<Record<MountedEntry['kind'], string>> = {
  resource: 'Resources',
  prompt: 'Prompts',
  skill: 'Skills',
  forward: 'Forwarded paths',
};

/** Lists what adapters offer a caller besides operations. */
export function listOtherParts({ adapters }: PageSource, callers: readonly string[]): readonly PartGroup[] {
  const entries = adapters
    .flatMap(({ isOpen, plan }) => (isOpen ? (plan.entries ?? []) : []))
    .filter(({ permit }) => permit?.(callers) !== false);
  return (Object.keys(titles) as MountedEntry['kind'][]).flatMap((kind) => {
    const parts = entries
      .filter((entry) => entry.kind === kind)
      .map(({ address, description = '', broken, target }) => ({
        address,
        description: shorten(target === undefined ? description : `to ${target}`, 280),
        broken: broken?.message,
      }));
    return parts.length === 0 ? [] : [{ title: titles[kind], parts }];
  });
}
