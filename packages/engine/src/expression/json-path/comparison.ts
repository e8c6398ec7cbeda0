import { isList, type Json } from '@naftiko/spec';
import { areEqual, compareOrder } from './equality.js';
import { contains } from './membership.js';

type Compare = (left: Json | undefined, right: Json | undefined) => boolean;

/** The operators of a filter; each is false when its operands cannot be compared. Source: specification 02, section 10.1. */
export const comparisons = {
  '==': areEqual,
  '!=': (left, right) => !areEqual(left, right),
  '<': (left, right) => compareOrder(left, right) < 0,
  '<=': (left, right) => compareOrder(left, right) <= 0,
  '>': (left, right) => compareOrder(left, right) > 0,
  '>=': (left, right) => compareOrder(left, right) >= 0,
  in: (left, right) => contains(right, left),
  nin: (left, right) => !contains(right, left),
  subsetof: (left, right) => isList(left) && left.every((element) => contains(right, element)),
  anyof: (left, right) => isList(left) && left.some((element) => contains(right, element)),
  noneof: (left, right) => isList(left) && !left.some((element) => contains(right, element)),
  size: (left, right) => (isList(left) || typeof left === 'string') && areEqual(left.length, right),
  empty: (left, right) => (isList(left) || typeof left === 'string') && (left.length === 0) === right,
} as const satisfies Readonly<Record<string, Compare>>;
