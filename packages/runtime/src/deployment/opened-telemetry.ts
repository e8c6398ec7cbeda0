import { makeSecretMask } from '../logs/secret-mask.js';
import { observabilityOf, type PlannedDocument } from '../plan/planned-document.js';
import type { Telemetry, TelemetrySettings } from '../telemetry/telemetry.js';
import type { RuntimeDependencies } from './runtime-dependencies.js';

type Variables = ReadonlyMap<string, string>;

/** The telemetry of a capability with its settings; a reload with equal settings keeps it. */
export class OpenedTelemetry {
  readonly telemetry: Telemetry | undefined;
  readonly #key: string;
  #isServing = false;

  private constructor(telemetry: Telemetry | undefined, key: string) {
    this.telemetry = telemetry;
    this.#key = key;
  }

  static async open(
    planned: PlannedDocument,
    variables: Variables,
    dependencies: RuntimeDependencies,
  ): Promise<OpenedTelemetry> {
    const settings = settingsOf(planned, variables, dependencies);
    return new OpenedTelemetry(await planned.plugins?.telemetry?.open(settings), keyOf(settings));
  }

  /** Returns itself when its settings are those of the document, else opens new telemetry. */
  async reopenFor(
    planned: PlannedDocument,
    variables: Variables,
    dependencies: RuntimeDependencies,
  ): Promise<OpenedTelemetry> {
    return keyOf(settingsOf(planned, variables, dependencies)) === this.#key
      ? this
      : OpenedTelemetry.open(planned, variables, dependencies);
  }

  /** Counts the capability as active until this is closed; a second call has no effect. */
  serve(): void {
    if (this.#isServing) return;
    this.#isServing = true;
    this.telemetry?.countActive(1);
  }

  async close(): Promise<void> {
    if (this.#isServing) this.telemetry?.countActive(-1);
    this.#isServing = false;
    await this.telemetry?.close();
  }
}

function settingsOf(
  { capability, collector }: PlannedDocument,
  variables: Variables,
  { options, logs }: RuntimeDependencies,
): TelemetrySettings {
  return {
    observability: capability === undefined ? undefined : observabilityOf(capability.document),
    environment: options.environment,
    label: capability?.document.info.label,
    otlpEndpoint: collector?.(variables),
    version: options.version,
    instance: options.peers?.instance,
    log: logs.logger('naftiko', makeSecretMask(variables)),
  };
}

const keyOf = ({ observability, label, otlpEndpoint }: TelemetrySettings): string =>
  JSON.stringify([{ ...observability, otlpEndpoint: undefined }, label, otlpEndpoint]);
