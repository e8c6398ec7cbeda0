/** It comes without types. */
declare module 'parse-prometheus-text-format' {
  export default function parse(text: string): readonly {
    readonly name: string;
    readonly help: string;
    readonly type: 'COUNTER' | 'GAUGE' | 'HISTOGRAM';
    readonly metrics: readonly Readonly<Record<string, unknown>>[];
  }[];
}
