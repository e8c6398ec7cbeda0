import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { startNaftiko } from '../harness/naftiko.js';
import { messageOf } from '../harness/open-load.js';
import { peakOf, resetPeak, residentOf } from '../harness/process-figures.js';
import { startPeer } from '../harness/start-peer.js';

const work = 'memory for one body of 10 MB';
const bodyMb = 10;

/** By how much memory grows while a body of 10 MB passes, in a process that has answered small ones before. */
export async function measureBodyMemory({ settings, load, upstream, node }, file) {
  const growthOf = async (program, origin) => {
    const send = (path, requests) =>
      load.send({ url: origin, messages: [messageOf(origin + path)], connections: 1, requests });
    await send('/small', 200);
    const before = residentOf(program.pid);
    resetPeak(program.pid);
    await send('/largest', 1);
    const growth = peakOf(program.pid) - before;
    await program.stop();
    return { residentMb: growth };
  };
  const subjects = [
    {
      name: 'naftiko',
      async sample() {
        const program = await startNaftiko(file, { node });
        return growthOf(program, program.urls.rest);
      },
    },
    {
      name: 'by hand',
      async sample() {
        const program = await startPeer('hand', upstream, { node });
        return growthOf(program, program.ready.url);
      },
    },
    { name: 'one body', sample: () => ({ residentMb: bodyMb }) },
  ];
  const samples = await runRounds(subjects, Math.min(settings.rounds, 3));
  const by = ['cost, memory'];
  const comparisons = [
    compare(samples, 'naftiko', 'one body', { goal: 8, work, by, wanted: { atMost: 1.5 } }),
    compare(samples, 'by hand', 'one body', { work, by }),
  ];
  return { work, figures: figuresOf(samples), comparisons };
}
