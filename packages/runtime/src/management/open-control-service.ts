import { createHash } from 'node:crypto';
import type { Generation } from '../deployment/generation.js';
import type { LogControl } from '../logs/log-control.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { Peers } from '../workers/peers.js';
import { openScriptControl } from '../workers/share-scripts.js';
import { readSharedTelemetry, readTelemetry } from '../workers/share-telemetry.js';
import { listAdapterStates } from './adapter-states.js';
import { configOf } from './config.js';
import type { ControlService } from './control-service.js';

/**
 * The dependencies of the control service. Those that a reload replaces are functions, which are called on each
 * request.
 */
export interface ControlServiceDependencies extends Pick<ControlService, 'version' | 'validate' | 'reload'> {
  readonly logs: LogControl;
  readonly file: string;
  readonly peers: Peers | undefined;
  readonly generation: () => Generation;
  readonly telemetry: () => Telemetry | undefined;
  readonly startedAt: () => Date;
  readonly isClosing: () => boolean;
}

export function openControlService(dependencies: ControlServiceDependencies): ControlService {
  const { version, logs, validate, reload, file, peers } = dependencies;
  return {
    version,
    logs,
    validate,
    reload,
    get capability() {
      const { loaded } = dependencies.generation().planned;
      return {
        label: loaded.document?.info.label,
        specVersion: loaded.document?.version.text ?? '',
        revision: createHash('sha256').update(loaded.text).digest('hex').slice(0, 16),
        startedAt: dependencies.startedAt(),
      };
    },
    listAdapters: () => listAdapterStates(dependencies.generation()),
    get accepting() {
      return !dependencies.isClosing();
    },
    get scripts() {
      return openScriptControl(dependencies.generation().runtime.scripts, file, peers);
    },
    get telemetry() {
      return dependencies.telemetry();
    },
    get telemetryReader() {
      const telemetry = dependencies.telemetry();
      if (telemetry === undefined) return undefined;
      return peers === undefined ? readTelemetry(telemetry) : readSharedTelemetry(telemetry, file, peers);
    },
    listWorkers: () => peers?.listWorkers() ?? Promise.resolve(undefined),
    runStartedMs: peers?.runStartedMs ?? performance.timeOrigin,
    readConfig: () => {
      const { planned, runtime } = dependencies.generation();
      return configOf(planned, runtime.variables);
    },
  };
}
