import { MetricReader } from '@opentelemetry/sdk-metrics';
import { prometheusText } from './prometheus-text.js';

/** Metrics for whoever comes to read them, added up since the beginning. */
export class MetricsOnDemand extends MetricReader {
  #closed = false;

  /** As Prometheus text; nothing once it is closed. */
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
