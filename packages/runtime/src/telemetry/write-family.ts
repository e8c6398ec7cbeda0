/** Writes a metric as lines of Prometheus text (0.0.4); each sample begins after its name. Without samples there are no lines. */
export const writeFamily = (
  name: string,
  type: 'counter' | 'gauge' | 'histogram',
  help: string,
  samples: readonly string[],
): readonly string[] =>
  samples.length === 0
    ? []
    : [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => `${name}${sample}`)];
