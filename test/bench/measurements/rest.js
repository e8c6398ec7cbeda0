import { restDocument } from '../documents/rest-document.js';
import { order } from '../documents/payloads.js';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { loadSubject, warmUp } from '../harness/load-subject.js';
import { startNaftiko, writeDocument } from '../harness/naftiko.js';
import { messageOf } from '../harness/open-load.js';
import { startPeer } from '../harness/start-peer.js';

const works = [
  { goal: 1, work: 'GET, 200 B, passed on', path: '/small', peer: 'node:http + undici', atLeast: 1, warm: 20_000 },
  { goal: 2, work: 'GET, 10 kB, mapped', path: '/page', peer: 'Fastify + undici', atLeast: 1, warm: 6_000 },
  {
    goal: 3,
    work: 'POST, 1 kB, validated',
    path: '/orders',
    request: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) },
    peer: 'node:http + undici',
    atLeast: 0.9,
    warm: 12_000,
  },
];

/** Goals 1 to 3: a REST route against the same service written by hand, with Fastify, and with Express. */
export async function measureRest({ settings, load, upstream, node }) {
  const programs = {
    naftiko: await startNaftiko(writeDocument('rest.yaml', restDocument(upstream)), { node }),
    'node:http + undici': await startPeer('hand', upstream, { node }),
    'Fastify + undici': await startPeer('fastify', upstream, { node }),
    'Express + undici': await startPeer('express', upstream, { node }),
  };
  const results = [];
  for (const { goal, work, path, request, peer, atLeast, warm } of works) {
    const subjects = Object.entries(programs).map(([name, { pid, ready, urls }]) => {
      const url = (urls?.rest ?? ready.url) + path;
      const { connections, seconds } = settings;
      return loadSubject(name, pid, { url, messages: [messageOf(url, request)], connections, seconds }, load);
    });
    await warmUp(subjects, load, settings.warmUp(warm));
    const samples = await runRounds(subjects, settings.rounds);
    const by = ['speed, CPU', 'speed, requests/s'];
    results.push({
      work,
      figures: figuresOf(samples),
      comparisons: [
        compare(samples, 'naftiko', peer, { goal, work, by, wanted: { atLeast } }),
        ...Object.keys(programs)
          .filter((name) => name !== 'naftiko' && name !== peer)
          .map((name) => compare(samples, 'naftiko', name, { work, by })),
      ],
    });
  }
  for (const program of Object.values(programs)) await program.stop();
  return results;
}
