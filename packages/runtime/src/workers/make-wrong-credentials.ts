import { WrongCredentials } from '../mount/wrong-credentials.js';
import type { Peers } from './peers.js';
import { acceptedCredentialTopic, wrongCredentialTopic } from './topics.js';

/** Makes the limit of wrong credentials; with `peers`, it counts those that other worker processes receive too. */
export function makeWrongCredentials(perMinute: number, peers: Peers | undefined): WrongCredentials {
  if (peers === undefined) return new WrongCredentials(perMinute);
  const limit = new WrongCredentials(perMinute, {
    // The others need not answer: these messages are notifications.
    wrong: (network) => void peers.ask(wrongCredentialTopic, network),
    // A Digest credential differs for each request and is never accepted twice, so that the others need not know it.
    accepted: (credential) => {
      if (!/^digest\s/i.test(credential)) void peers.ask(acceptedCredentialTopic, credential);
    },
  });
  peers.answer(wrongCredentialTopic, (network) => void limit.noteWrong(network));
  peers.answer(acceptedCredentialTopic, (credential) => limit.noteAccepted(credential));
  return limit;
}
