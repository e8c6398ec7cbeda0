import { MetricReader } from '@opentelemetry/sdk-metrics';
import { prometheusText } from './prometheus-text.js';

/** Metrics that are collected on request, added up since the start. */
export class MetricsOnDemand extends MetricReader {
  #closed = false;

  /** The metrics as Prometheus text; empty once it is closed. */
  async read(): Promise<string> {
    if (this.#closed) return '';
    const { resourceMetrics } = await this.collect();
    return prometheusText(resourceMetrics);
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }

  protected override onShutdown(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }
}
