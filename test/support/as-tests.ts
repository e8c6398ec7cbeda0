import { test } from '@jest/globals';
import type { ContractCase } from '@naftiko/engine/contracts';

/** A contract suite whose cases are tests of jest. */
export function asTests<Cases>(contract: (cases: Cases) => readonly ContractCase[]): (cases: Cases) => void {
  return (cases) => {
    for (const { name, run } of contract(cases)) test(name, run);
  };
}
