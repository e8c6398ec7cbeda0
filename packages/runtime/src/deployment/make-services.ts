import { cancellationOf, forward, type DocumentFiles, type OnDefect, type RuntimeContext } from '@naftiko/engine';
import type { Log } from '../logs/log.js';
import type { ControlService } from '../management/control-service.js';
import type { RuntimeServices, MountPlan } from '../mount/expose-adapter.js';
import type { WrongCredentials } from '../mount/wrong-credentials.js';
import { loopbackAddress, type RunOptions } from '../run-options.js';
import type { OfferedSkills } from '../mount/offered-skills.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { MissedOutputs } from './missed-outputs.js';
import { replicaSecretsOf } from '../workers/replica-secrets.js';
import { prepareInvoke, type Invoke } from '../secrets/prepare-invoke.js';
import { reportDefect } from './report-defect.js';

/** What `makeServices` makes the services from. */
export interface ServiceDependencies {
  readonly runtime: RuntimeContext;
  readonly options: RunOptions;
  /** The ports of the mounts of this generation, once they listen. */
  readonly ports: ReadonlyMap<MountPlan, number>;
  readonly skills: readonly OfferedSkills[];
  readonly files: DocumentFiles;
  readonly log: Log;
  readonly telemetry: Telemetry | undefined;
  readonly control: ControlService;
  readonly wrongCredentials: WrongCredentials;
  /** Logs answers in which no declared path selected anything. */
  readonly misses?: MissedOutputs;
  /**
   * Whether secrets that an upstream repeats are removed from successful answers too. They are always removed from
   * failures.
   */
  readonly redactsAnswers?: boolean;
}

/** Makes the services that the handlers of one generation call. */
export const makeServices = ({
  runtime,
  options,
  ports,
  skills,
  files,
  log,
  telemetry,
  control,
  wrongCredentials,
  misses = new MissedOutputs(log),
  redactsAnswers = false,
  invoke = prepareInvoke(runtime, redactsAnswers),
}: ServiceDependencies & { readonly invoke?: Invoke }): RuntimeServices => ({
  invoke: (operation, inputs, call) => {
    const { forwardedHeaders, onStep, observed, requestId } = call;
    const cancellation = call.cancellation ?? cancellationOf(call.signal);
    // Secrets are removed from values, not from their text.
    const takesBytes = call.takesBytes === true && !redactsAnswers;
    const caller = { cancellation, forwardedHeaders, onStep, observed, takesBytes, requestId, onSecrets: undefined };
    const onDefect: OnDefect = (failed, cause) => reportDefect(log, { operation: failed.id, requestId }, cause);
    return invoke(operation, inputs, caller, onDefect).then((done) => {
      if (done.ok && done.value.kind === 'json' && done.value.missed !== undefined) {
        misses.report(operation.id, done.value.missed);
      }
      return done;
    });
  },
  forward: (target, request, call) =>
    forward(target, request, call, runtime, (cause) =>
      reportDefect(log, { operation: `forward to ${target.namespace}`, requestId: call.requestId }, cause),
    ),
  variables: runtime.variables,
  portOf: (mount) => ports.get(mount),
  skills,
  files,
  forwardHeaders: options.forwardHeaders,
  allowHosts: options.allowHosts,
  allowOrigins: options.allowOrigins,
  version: options.version,
  bodyLimitBytes: options.bodyLimitBytes,
  wrongCredentials,
  address: options.host ?? loopbackAddress,
  ...replicaSecretsOf(options),
  openProbes: options.openProbes,
  log,
  telemetry,
  control,
});
