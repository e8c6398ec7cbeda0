import { exposeAdapterContract, telemetryContract } from '@naftiko/runtime/contracts';
import { asTests } from './as-tests.js';

/** The contract suites of the runtime as tests of jest. */
export const exposeAdapterTests = asTests(exposeAdapterContract);
export const telemetryTests = asTests(telemetryContract);
