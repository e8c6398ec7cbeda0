import type { NeededValue } from './needed-values.js';

/** How a value is supplied: its variable, or the option for values that are not secret. */
export function describeSupply({ kind, name, source }: NeededValue): string {
  switch (kind) {
    case 'environment':
      return name;
    case 'setting':
      return `--var ${name}`;
    case 'base-uri':
      return `--base-uri ${name}`;
    case 'bind':
      return `${name} (${source ?? 'file'})`;
  }
}

export const setOf = ({ set, required }: NeededValue): string => (set ? 'yes' : required ? 'no' : 'no, optional');

/** The receivers of a value, in words. */
export function describeReceivers({ kind, hosts, reachesCallers: answered }: NeededValue): string {
  if (kind === 'setting' || kind === 'base-uri') return '(is part of the address)';
  const receivers = [...hosts, ...(answered ? ['callers'] : [])];
  return receivers.length === 0 ? '-' : receivers.join(', ');
}

const shownUses = 3;

export function describeUses({ uses }: NeededValue): string {
  const places = [...new Set(uses.map(({ file, line }) => `${file}:${line}`))];
  const hidden = places.length - shownUses;
  return places.slice(0, shownUses).join(', ') + (hidden > 0 ? ` and ${hidden} more` : '');
}
