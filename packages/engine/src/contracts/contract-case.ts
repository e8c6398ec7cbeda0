/**
 * One test of a contract suite: `run` throws where the plug-in breaks its contract. Runs under any test runner. In the
 * cases that a plug-in supplies, `says` completes the name of the test.
 */
export interface ContractCase {
  /** A sentence that names the plug-in. */
  readonly name: string;
  readonly run: () => void | Promise<void>;
}
