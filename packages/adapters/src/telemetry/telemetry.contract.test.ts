import { telemetryTests } from '../../../../test/support/runtime-contract-tests.js';
import { openTelemetry } from './open-telemetry.js';

telemetryTests(openTelemetry);
