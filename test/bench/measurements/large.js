import { restDocument } from '../documents/rest-document.js';
import { compare, figuresOf, runRounds } from '../harness/compare.js';
import { loadSubject, warmUp } from '../harness/load-subject.js';
import { startNaftiko, writeDocument } from '../harness/naftiko.js';
import { messageOf } from '../harness/open-load.js';
import { startPeer } from '../harness/start-peer.js';
import { measureBodyMemory } from './body-memory.js';

const megabyte = 1_048_576;
const [one, fifty] = [megabyte, 50 * megabyte].map((bytes) => `/octets/${bytes}`);
const upload = {
  request: {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    contentLength: 50 * megabyte,
  },
  uploadBytes: 50 * megabyte,
};

const works = [
  { work: '1 MB through a call', path: '/large', peer: 'pipe', peerPath: one, atLeast: 0.95, requests: 60 },
  { work: '1 MB forwarded', path: `/proxy${one}`, peer: 'pipe', peerPath: one, atLeast: 0.95, requests: 60 },
  { work: '50 MB forwarded', path: `/proxy${fifty}`, peer: 'pipe', peerPath: fifty, atLeast: 0.95, requests: 2 },
  { work: '50 MB sent up', path: '/proxy/up', peer: 'pipe', peerPath: '/up', ...upload, atLeast: 0.95, requests: 2 },
  { work: '10 MB through a call', path: '/largest', peer: 'by hand', peerPath: '/largest', atLeast: 0.9, requests: 5 },
  {
    work: '10 MB mapped',
    path: '/largest-mapped',
    peer: 'by hand',
    peerPath: '/largest-mapped',
    atLeast: 0.9,
    requests: 2,
  },
];

/** Goal 8: large bodies against a pipe of `node:http`, and against a server by hand where they are read. */
export async function measureLarge(bench) {
  const { upstream, node } = bench;
  const file = writeDocument('large.yaml', restDocument(upstream));
  const programs = {
    naftiko: await startNaftiko(file, { node }),
    pipe: await startPeer('pipe', upstream, { node }),
    'by hand': await startPeer('hand', upstream, { node }),
  };
  const results = [];
  for (const work of works) results.push(await measureWork(bench, programs, work));
  for (const program of Object.values(programs)) await program.stop();
  return [...results, await measureBodyMemory(bench, file)];
}

async function measureWork({ settings, load }, programs, measured) {
  const { work, path, peer, peerPath, request, uploadBytes, atLeast, requests } = measured;
  const subjectOf = (name, url) => {
    const messages = [messageOf(url, request)];
    return loadSubject(name, programs[name].pid, { url, messages, uploadBytes, connections: 1, requests }, load);
  };
  const subjects = [
    subjectOf('naftiko', programs.naftiko.urls.rest + path),
    subjectOf(peer, programs[peer].ready.url + peerPath),
  ];
  await warmUp(subjects, load, { requests, seconds: settings.warmUp(1).seconds });
  const samples = await runRounds(subjects, settings.rounds);
  const by = ['speed, CPU', 'speed, requests/s'];
  const comparisons = [compare(samples, 'naftiko', peer, { goal: 8, work, by, wanted: { atLeast } })];
  return { work, figures: figuresOf(samples), comparisons };
}
