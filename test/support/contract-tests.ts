import * as contracts from '@naftiko/engine/contracts';
import { asTests } from './as-tests.js';

/** The contract suites of the engine as tests of jest. */
export const authSchemeTests = asTests(contracts.authSchemeContract);
export const bindProviderTests = asTests(contracts.bindProviderContract);
export const bodyEncoderTests = asTests(contracts.bodyEncoderContract);
export const consumeTests = asTests(contracts.consumeContract);
export const forwardTests = asTests(contracts.forwardContract);
export const formatDecoderTests = asTests(contracts.formatDecoderContract);
export const scriptRunnerTests = asTests(contracts.scriptRunnerContract);
