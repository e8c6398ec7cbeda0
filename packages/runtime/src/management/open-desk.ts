import { createHash } from 'node:crypto';
import type { Generation } from '../deployment/generation.js';
import type { LogDesk } from '../logs/log-desk.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { adapterStates } from './adapter-states.js';
import { configOf } from './config.js';
import type { ControlDesk } from './desk.js';

/** Where a desk looks: each time it is asked, because what runs is replaced while it stands. */
export interface DeskGround extends Pick<ControlDesk, 'version' | 'validate' | 'reload'> {
  readonly logs: LogDesk;
  readonly generation: () => Generation;
  readonly telemetry: () => Telemetry | undefined;
  readonly startedAt: () => Date;
  readonly isClosing: () => boolean;
}

export function openDesk(ground: DeskGround): ControlDesk {
  const { version, logs, validate, reload } = ground;
  return {
    version,
    logs,
    validate,
    reload,
    get capability() {
      const { loaded } = ground.generation().planned;
      return {
        label: loaded.document?.info.label,
        specVersion: loaded.document?.version.text ?? '',
        revision: createHash('sha256').update(loaded.text).digest('hex').slice(0, 16),
        startedAt: ground.startedAt(),
      };
    },
    adapters: () => adapterStates(ground.generation()),
    get accepting() {
      return !ground.isClosing();
    },
    get scripts() {
      return ground.generation().world.scripts;
    },
    get telemetry() {
      return ground.telemetry();
    },
    config: () => {
      const { planned, world } = ground.generation();
      return configOf(planned, world.variables);
    },
  };
}
