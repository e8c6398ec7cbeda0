import { telemetryContract } from '../../../runtime/src/telemetry/telemetry.contract.js';
import { openTelemetry } from './open-telemetry.js';

telemetryContract(openTelemetry);
