import type { Hints } from '@naftiko/spec';
import type { Paint } from '../paint.js';
import type { InspectedInput, InspectedMount, InspectedOperation, Inspection } from './inspection.js';
import { describeSupply, describeReceivers, setOf } from './value-words.js';
import { formatTable } from './table.js';

/** Lines that describe an inspection. */
export function describeInspection(inspection: Inspection, paint: Paint): readonly string[] {
  const { file, label, exposes, values } = inspection;
  return [
    label === null ? paint.bold(file) : `${paint.bold(label)}  ${paint.dim(file)}`,
    ...(exposes.length === 0 ? ['', 'Nothing is exposed.'] : []),
    ...exposes.flatMap((mount) => ['', ...describeMount(mount, paint)]),
    '',
    ...(values.length === 0
      ? ['No values are required.']
      : [
          paint.bold('Values to give'),
          ...formatTable(
            [
              ['NAME', 'SET', 'SENT TO'],
              ...values.map((value) => [describeSupply(value), setOf(value), describeReceivers(value)]),
            ],
            '  ',
          ),
        ]),
  ];
}

function describeMount(mount: InspectedMount, paint: Paint): readonly string[] {
  const { type, namespace, port, path, authentication, routes, operations } = mount;
  const place = port === null ? 'standard input and output' : `port ${port === 0 ? 'any' : port}${path}`;
  const guard = authentication === null ? '' : `, callers authenticate: ${authentication}`;
  return [
    `${paint.bold(`${type}  ${namespace}`)}  ${paint.dim(`${place}${guard}`)}`,
    ...(routes.length === 0 ? [] : ['', ...routes.map((route) => `  ${paint.cyan(route)}`)]),
    ...operations.flatMap((operation) => ['', ...describeOperation(operation, paint)]),
    ...(['forwards', 'resources', 'prompts', 'skills'] as const).flatMap((kind) =>
      mount[kind].length === 0
        ? []
        : [
            '',
            `  ${paint.bold(kind)}`,
            ...mount[kind].flatMap((entry) => ['', ...describeOperation(entry, paint, kind)]),
          ],
    ),
  ];
}

function describeOperation(
  operation: InspectedOperation,
  paint: Paint,
  kind: 'operations' | 'forwards' | 'resources' | 'prompts' | 'skills' = 'operations',
): readonly string[] {
  const { address, description, hints, inputs, calls, broken } = operation;
  const words = hintWordsOf(hints);
  const head = `  ${paint.cyan(address)}${words.length === 0 ? '' : `  ${paint.dim(`(${words.join(', ')})`)}`}`;
  const about = description === null ? [] : [`      ${firstLineOf(description)}`];
  if (broken !== null) {
    const { code, message, hint, line } = broken;
    return [
      head,
      ...about,
      `      ${paint.red('not served')}: ${message} ${paint.dim(`${code}, line ${line}`)}`,
      ...(hint === null ? [] : [`      ${paint.dim(hint)}`]),
    ];
  }
  return [
    head,
    ...about,
    ...formatTable(inputs.map(inputCellsOf), '      '),
    ...(calls.length === 0
      ? kind === 'operations'
        ? ['      calls nothing']
        : []
      : calls.map(({ method, url }) => `      → ${method} ${url}`)),
  ];
}

const inputCellsOf = ({ name, type, required, description }: InspectedInput): readonly string[] => [
  name,
  type ?? 'any',
  required ? 'required' : 'optional',
  firstLineOf(description ?? ''),
];

/** The stated hints in words. */
const hintWordsOf = ({ readOnly, destructive, idempotent, openWorld }: Hints): readonly string[] =>
  [
    chooseWord(readOnly, 'read-only', 'changes things'),
    chooseWord(destructive, 'destructive', undefined),
    chooseWord(idempotent, 'idempotent', undefined),
    chooseWord(openWorld, 'open world', 'closed world'),
  ].flatMap((one) => one ?? []);

const chooseWord = (hint: boolean | undefined, yes: string, no: string | undefined): string | undefined =>
  hint === undefined ? undefined : hint ? yes : no;

const firstLineOf = (text: string): string => text.split('\n', 1)[0] ?? '';
