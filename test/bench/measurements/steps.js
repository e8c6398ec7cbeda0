import { stepsDocument } from '../documents/steps-document.js';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { loadSubject, warmUp } from '../harness/load-subject.js';
import { startNaftiko, writeDocument } from '../harness/naftiko.js';
import { messageOf } from '../harness/open-load.js';
import { startPeer } from '../harness/start-peer.js';

const work = 'two calls, and a lookup in 1,000 rows';

/** Goal 7: three steps against the same by hand, which parses the rows and makes one `Map` of them. */
export async function measureSteps({ settings, load, upstream, node }) {
  const naftiko = await startNaftiko(writeDocument('steps.yaml', stepsDocument(upstream)), { node });
  const hand = await startPeer('hand', upstream, { node });
  const subjectOf = (name, { pid }, origin) => {
    const url = `${origin}/lookup`;
    const order = { url, messages: [messageOf(url)], connections: 8, seconds: settings.seconds };
    return loadSubject(name, pid, order, load);
  };
  const subjects = [subjectOf('naftiko', naftiko, naftiko.urls.rest), subjectOf('by hand', hand, hand.ready.url)];
  await warmUp(subjects, load, settings.warmUp(2_000));
  const samples = await runRounds(subjects, settings.rounds);
  await naftiko.stop();
  await hand.stop();
  const by = ['cost, CPU', 'speed, requests/s'];
  const comparisons = [compare(samples, 'naftiko', 'by hand', { goal: 7, work, by, wanted: { atMost: 1.3 } })];
  return [{ work, figures: figuresOf(samples), comparisons }];
}
