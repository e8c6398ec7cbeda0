/** Whether a caller asks for HTML by name, and no less than for JSON. Source: RFC 9110, section 12.5.1. */
export function prefersHtml(accept = ''): boolean {
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
  const qualityOf = (wanted: string): number =>
    Math.max(0, ...ranges.filter(({ type }) => type === wanted).map(({ weight }) => weight));
  const html = Math.max(qualityOf('text/html'), qualityOf('application/xhtml+xml'));
  return html > 0 && html >= qualityOf('application/json');
}
