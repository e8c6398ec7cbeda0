import { spreadOf } from './statistics.js';

/**
 * Runs every subject once a round, in an order that rotates, so that a busy machine slows all of them alike.
 *
 * @param subjects `{ name, sample() }`; a sample is an object of numbers
 * @returns the samples of each subject by its name, one a round
 */
export async function runRounds(subjects, rounds) {
  const samples = Object.fromEntries(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = subjects.map((_, index) => subjects[(index + round) % subjects.length]);
    for (const { name, sample } of order) samples[name].push(await sample(round));
  }
  return samples;
}

/**
 * Compares two subjects round by round.
 *
 * @param by the units of the ratio; the first one decides about the goal
 * @param wanted `{ atLeast }` or `{ atMost }`; nothing for a comparison that is no goal
 */
export const compare = (samples, own, peer, { goal, work, by, wanted }) => ({
  goal,
  work,
  own,
  peer,
  wanted,
  ratios: Object.fromEntries(
    by.map((unit) => [unit, spreadOf(samples[own].map((one, round) => units[unit](one, samples[peer][round])))]),
  ),
});

/** In units of speed the better one has the higher number, in units of cost the lower one. */
const units = {
  'speed, CPU': (own, peer) => peer.cpuUs / own.cpuUs,
  'speed, requests/s': (own, peer) => own.perSecond / peer.perSecond,
  'speed, time': (own, peer) => peer.wallMs / own.wallMs,
  'cost, CPU': (own, peer) => cpuIn(own) / cpuIn(peer),
  'cost, time': (own, peer) => own.wallMs / peer.wallMs,
  'cost, p99': (own, peer) => own.p99 / peer.p99,
  'cost, memory': (own, peer) => own.residentMb / peer.residentMb,
};

/** The figures of each subject. */
export const figuresOf = (samples) =>
  Object.entries(samples).map(([name, list]) => ({
    name,
    ...Object.fromEntries(Object.keys(list[0]).map((unit) => [unit, spreadOf(list.map((one) => one[unit]))])),
  }));

/** Of a request in microseconds, of a whole process in milliseconds. */
const cpuIn = ({ cpuUs, cpuMs }) => cpuUs ?? cpuMs;
