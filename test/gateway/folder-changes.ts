import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shop } from './gateway-fixture.js';

/** What is true of a document after the last change. */
export interface ExpectedDocument {
  readonly state: 'serving' | 'quarantined';
  /** What a search finds of it. */
  readonly tools: readonly string[];
}

/** A folder whose documents are changed, and what a gateway over it has to show, by the names of capabilities. */
export interface ChangingFolder {
  readonly expected: ReadonlyMap<string, ExpectedDocument>;
  /** Applies one change and describes it. */
  readonly changes: Iterable<() => Promise<string>>;
}

/**
 * Changes without end: each document is added, broken, corrected, renamed and removed, while up to four others are in between.
 * Every third one has a folder of its own, which comes and goes with it.
 */
export function changeFolder(folder: string, origin: string): ChangingFolder {
  const expected = new Map<string, ExpectedDocument>();
  const fileOf = (name: string): string => path.join(folder, `${name}.yaml`);
  const put = async (name: string, text: string, next: ExpectedDocument): Promise<void> => {
    const made = await mkdir(path.dirname(fileOf(name)), { recursive: true });
    // A file may be written at the moment at which its new folder is seen.
    if (made !== undefined) await sleep(90 + ((expected.size * 13 + name.length * 7) % 40));
    await writeFile(fileOf(name), text);
    expected.set(capabilityOf(name), next);
  };
  const serve = (name: string, tool: string): Promise<void> =>
    put(name, shop({ origin, tools: [tool] }), {
      state: 'serving',
      tools: [`${capabilityOf(name)}_${tool}`],
    });
  const kinds: Readonly<Record<string, (name: string) => Promise<void>>> = {
    // Of tools with one name that make the same calls, a search answers one.
    add: (name) => serve(name, `list-${path.basename(name)}-widgets`),
    break: (name) => put(name, 'naftiko: 1.0.0-alpha2\ncapability: [', { state: 'quarantined', tools: [] }),
    correct: (name) => serve(name, `count-${path.basename(name)}-widgets`),
    rename: async (name) => {
      await rename(fileOf(name), fileOf(`${name}-too`));
      expected.delete(capabilityOf(name));
      const renamed = capabilityOf(`${name}-too`);
      expected.set(renamed, { state: 'serving', tools: [`${renamed}_count-${path.basename(name)}-widgets`] });
    },
    remove: async (name) => {
      const file = fileOf(`${name}-too`);
      await rm(name.startsWith('own') ? path.dirname(file) : file, { recursive: true });
      expected.delete(capabilityOf(`${name}-too`));
    },
  };
  function* changes(): Iterable<() => Promise<string>> {
    for (let round = 0; ; round += 1) {
      for (const [phase, [kind, apply]] of Object.entries(kinds).entries()) {
        const number = round - phase;
        if (number < 0) continue;
        const name = `${number % 3 === 2 ? `own-${number}` : 'team'}/doc-${number}`;
        yield async () => {
          await apply(name);
          return `${kind} ${name}`;
        };
      }
    }
  }
  return { expected, changes: changes() };
}

const capabilityOf = (name: string): string => name.replaceAll('/', '-');
