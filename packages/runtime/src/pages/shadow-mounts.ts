import type { Json } from '@naftiko/spec';
import { fail, ok, type Operation, type RequestPreview, type Values } from '@naftiko/engine';
import type { RuntimeContext } from '@naftiko/engine';
import type { HttpMountPlan, OpenMount, RuntimeServices } from '../mount/expose-adapter.js';
import { writeCurlLine } from '../preview/curl-line.js';
import { withPreview } from '../preview/with-preview.js';
import { prepareInvoke, type Invoke } from '../secrets/prepare-invoke.js';
import type { Exchanges } from './exchanges.js';

/** Makes the services of an adapter over a runtime context, with another way to run operations. */
export type MakeServices = (plan: HttpMountPlan, runtime: RuntimeContext, invoke: Invoke) => RuntimeServices;

/** What second openings of adapters are made from. */
export interface ShadowDependencies {
  readonly runtime: RuntimeContext;
  readonly makeServices: MakeServices;
  readonly exchanges: Exchanges;
  /** Removes secrets from a text. */
  readonly hide: (text: string) => string;
}

/**
 * Second openings of adapters, for calls from pages: they read requests and check callers as the first ones do, but
 * show the first upstream request without sending it (`preview`), or record what upstreams answer (`inspect`).
 */
export class ShadowMounts {
  readonly #dependencies: ShadowDependencies;
  readonly #opened = new Map<string, Promise<OpenMount>>();

  constructor(dependencies: ShadowDependencies) {
    this.#dependencies = dependencies;
  }

  /** Opens an adapter at its first use. */
  open(plan: HttpMountPlan, mode: 'preview' | 'inspect'): Promise<OpenMount> {
    const key = `${mode} ${plan.namespace}`;
    const opening = this.#opened.get(key) ?? plan.open(this.#servicesFor(plan, mode));
    this.#opened.set(key, opening);
    return opening;
  }

  async close(): Promise<void> {
    for (const opening of this.#opened.values()) await (await opening).close();
  }

  #servicesFor(plan: HttpMountPlan, mode: 'preview' | 'inspect'): RuntimeServices {
    const { runtime, makeServices, exchanges, hide } = this.#dependencies;
    // Besides `invoke`, an adapter may use the clients itself: they send nothing.
    if (mode === 'preview')
      return makeServices(
        plan,
        withPreview(runtime, () => undefined),
        prepareShow(runtime),
      );
    return makeServices(plan, runtime, (operation, inputs, caller, onDefect) => {
      const recorded = exchanges.record(runtime, caller.requestId ?? '', hide);
      return prepareInvoke(recorded, true)(operation, inputs, caller, onDefect);
    });
  }
}

/** Answers with the first upstream request. Later requests cannot be shown, because they may need its answer. */
const prepareShow =
  (runtime: RuntimeContext): Invoke =>
  async (operation, inputs: Values, caller, onDefect) => {
    const shown: RequestPreview[] = [];
    const previewing = withPreview(runtime, (preview) => shown.push(preview));
    const outcome = await prepareInvoke(previewing, true)(operation, inputs, caller, onDefect);
    const [request] = shown;
    if (request === undefined && !outcome.ok) return fail(outcome.failure);
    return ok({ kind: 'json', status: 200, value: describePreview(operation, request), headers: {} });
  };

function describePreview({ plan }: Operation, request: RequestPreview | undefined): Json {
  const later = plan.steps.filter(({ kind }) => kind === 'call').slice(1);
  return {
    request: request === undefined ? null : writeCurlLine(request),
    then: request === undefined ? [] : later.map(({ name }) => name),
  };
}
