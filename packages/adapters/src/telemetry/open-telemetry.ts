import type { TelemetryProvider } from '@naftiko/runtime';
import { planTelemetry } from './plan-telemetry.js';

/**
 * Telemetry with the OpenTelemetry SDK: its own providers, nothing registered for the whole process. The SDK is
 * imported only when some output of telemetry is enabled. Source: specification 04, chapter d.
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
