import type { NeededValue } from './needed-values.js';
import { describeReceivers, describeUses } from './value-words.js';

/** The names of values for an env file, each with a comment and without a value. */
export const formatEnvFile = (values: readonly NeededValue[]): string =>
  values
    .flatMap((value) => {
      const { kind, name, required } = value;
      if (kind === 'bind' || kind === 'base-uri') return [];
      const purpose = kind === 'setting' ? 'Part of an address' : describeDelivery(value);
      return [
        `# ${required ? '' : 'Optional. '}${purpose}; used at ${describeUses(value)}.`,
        `${kind === 'setting' ? 'NAFTIKO_VAR_' : ''}${name}=`,
        '',
      ];
    })
    .join('\n');

function describeDelivery(value: NeededValue): string {
  const receivers = describeReceivers(value);
  return receivers === '-' ? 'Not sent' : `Sent to ${receivers}`;
}
