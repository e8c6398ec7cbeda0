const yamlTypes: ReadonlySet<string> = new Set(['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml']);

/** Whether a caller prefers YAML to JSON. Source: RFC 9110, section 12.5.1. */
export function prefersYaml(accept: string | undefined): boolean {
  const ranges = (accept ?? '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
  const findQuality = (matches: (type: string) => boolean): number =>
    Math.max(0, ...ranges.filter(({ type }) => matches(type)).map(({ weight }) => weight));
  const named = findQuality((type) => type === 'application/json');
  const json = named > 0 ? named : findQuality((type) => type === '*/*' || type === 'application/*');
  return findQuality((type) => yamlTypes.has(type)) > json;
}
