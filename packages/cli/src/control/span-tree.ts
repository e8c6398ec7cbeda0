import type { AnswerMembers } from './shown.js';

/** Draws the spans of a trace as a tree; a span whose parent is missing is a root. */
export function drawSpanTree(spans: readonly AnswerMembers[]): readonly string[] {
  const ids = new Set(spans.map(idOf));
  const listBelow = (parent: string | undefined): readonly AnswerMembers[] =>
    spans.filter((span) => {
      const own = span.text('parentSpanId');
      // A span that is its own parent would otherwise be lost.
      const known = own !== undefined && ids.has(own) && own !== idOf(span);
      return parent === undefined ? !known : known && own === parent;
    });
  const drawn = new Set<AnswerMembers>();
  const drawSpan = (span: AnswerMembers, indent: string, branch: string, rest: string): readonly string[] => {
    if (drawn.has(span)) return [];
    drawn.add(span);
    const children = listBelow(idOf(span));
    return [
      indent + branch + describe(span),
      ...children.flatMap((child, index) =>
        index === children.length - 1
          ? drawSpan(child, indent + rest, '└── ', '    ')
          : drawSpan(child, indent + rest, '├── ', '│   '),
      ),
    ];
  };
  return listBelow(undefined).flatMap((root) => drawSpan(root, '', '', ''));
}

const idOf = (span: AnswerMembers): string => span.text('spanId') ?? '';

function describe(span: AnswerMembers): string {
  const head = `${span.text('name') ?? '?'} [${span.text('kind') ?? '?'}] ${span.number('durationMs') ?? '?'}ms`;
  const attributes = span.at('attributes');
  const what = describingAttributes.map((key) => attributes.text(key)).find((text) => text !== undefined);
  const status = attributes.number('http.response.status_code');
  const error = attributes.text('error.type');
  const facts = [what, status === undefined ? undefined : `status=${status}`, error && `error=${error}`];
  return [head, span.text('status'), ...facts].filter((part) => part !== undefined && part !== '').join(' ');
}

/** The attributes that describe a span in the tree; the first one that it has is printed. */
const describingAttributes = [
  'url.full',
  'naftiko.step.call',
  'naftiko.step.match',
  'naftiko.step.script.file',
  'naftiko.aggregate.ref',
  'naftiko.operation.id',
];
