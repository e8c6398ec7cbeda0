import { toPrintable } from '../printable.js';

/** The members of an answer of another process. Any of them may be missing; strings are made safe to print. */
export interface AnswerMembers {
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  flag(key: string): boolean | undefined;
  at(key: string): AnswerMembers;
  list(key: string): readonly AnswerMembers[];
  texts(key: string): readonly string[];
}

export function readAnswerMembers(data: unknown): AnswerMembers {
  const members = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  const own = (key: string): unknown => (Object.hasOwn(members, key) ? members[key] : undefined);
  const items = (key: string): readonly unknown[] => {
    const value = own(key);
    return Array.isArray(value) ? (value as readonly unknown[]) : [];
  };
  return {
    text(key) {
      const value = own(key);
      return typeof value === 'string' ? toPrintable(value) : undefined;
    },
    number(key) {
      const value = own(key);
      return typeof value === 'number' ? value : undefined;
    },
    flag(key) {
      const value = own(key);
      return typeof value === 'boolean' ? value : undefined;
    },
    at: (key) => readAnswerMembers(own(key)),
    list: (key) => items(key).map(readAnswerMembers),
    texts: (key) => items(key).flatMap((item) => (typeof item === 'string' ? [toPrintable(item)] : [])),
  };
}
