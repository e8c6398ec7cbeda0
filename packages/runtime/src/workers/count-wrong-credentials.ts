import { WrongCredentials } from '../mount/wrong-credentials.js';
import type { Peers } from './peers.js';
import { rightCredentialTopic, wrongCredentialTopic } from './topics.js';

/** Counts wrong credentials; with `peers`, those that other processes receive too. */
export function countWrongCredentials(perMinute: number, peers: Peers | undefined): WrongCredentials {
  if (peers === undefined) return new WrongCredentials(perMinute);
  const counted = new WrongCredentials(perMinute, {
    wrong: (network) => void peers.ask(wrongCredentialTopic, network),
    // A Digest credential is another one for each request, and never right again.
    right: (credential) => {
      if (!/^digest\s/i.test(credential)) void peers.ask(rightCredentialTopic, credential);
    },
  });
  peers.answer(wrongCredentialTopic, (network) => void counted.noteWrong(network));
  peers.answer(rightCredentialTopic, (credential) => counted.noteRight(credential));
  return counted;
}
