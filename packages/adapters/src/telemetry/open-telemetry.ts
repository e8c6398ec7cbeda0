import type { TelemetryProvider } from '@naftiko/runtime';
import { planTelemetry } from './plan-telemetry.js';

/**
 * Telemetry on the SDK of OpenTelemetry: its own providers, nothing registered for the whole process. The SDK is
 * imported when somebody will see what is watched, and not before. Source: specification 04, chapter d.
 */
export const openTelemetry: TelemetryProvider = {
  async open(settings) {
    const { plan, warnings } = planTelemetry(settings);
    for (const reason of warnings) settings.log.warn('telemetry', { reason });
    if (plan === undefined) return undefined;
    try {
      const { openRecorder } = await import('./open-recorder.js');
      return await openRecorder(plan, settings.log);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      settings.log.warn('telemetry', { reason: `Telemetry is off: it could not be opened (${reason})` });
      return undefined;
    }
  },
};
