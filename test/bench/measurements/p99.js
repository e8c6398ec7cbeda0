import { restDocument } from '../documents/rest-document.js';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { loadSubject, warmUp } from '../harness/load-subject.js';
import { startNaftiko, writeDocument } from '../harness/naftiko.js';
import { messageOf } from '../harness/open-load.js';
import { startPeer } from '../harness/start-peer.js';

const work = 'GET, 200 B, at half of the rate that both can serve';

/** Goal 9: the slowest of a hundred answers at a rate that leaves room, against the same service by hand. */
export async function measureP99({ settings, load, upstream, node }) {
  const naftiko = await startNaftiko(writeDocument('p99.yaml', restDocument(upstream)), { node });
  const hand = await startPeer('hand', upstream, { node });
  const { connections, seconds } = settings;
  const subjectOf = (name, { pid }, origin, more) => {
    const url = `${origin}/small`;
    return loadSubject(name, pid, { url, messages: [messageOf(url)], connections, seconds, ...more }, load);
  };
  const subjectsAt = (more) => [
    subjectOf('naftiko', naftiko, naftiko.urls.rest, more),
    subjectOf('by hand', hand, hand.ready.url, more),
  ];
  const saturated = subjectsAt({});
  await warmUp(saturated, load, settings.warmUp(20_000));
  const most = [];
  for (const subject of saturated) most.push((await subject.sample()).perSecond);
  const rate = Math.floor(Math.min(...most) / 2);
  // One pause of the machine spoils a round: many short ones lose fewer.
  const samples = await runRounds(subjectsAt({ rate }), 3 * settings.rounds);
  await naftiko.stop();
  await hand.stop();
  const comparisons = [
    compare(samples, 'naftiko', 'by hand', { goal: 9, work, by: ['cost, p99'], wanted: { atMost: 1.1 } }),
  ];
  return [{ work, figures: figuresOf(samples), comparisons }];
}
