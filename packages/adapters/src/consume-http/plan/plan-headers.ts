import { diagnose, type ConsumedInput, type Diagnostic } from '@naftiko/spec';
import type { ConsumeKit } from '@naftiko/engine';
import { constantOf } from './content-value.js';
import type { ParameterTable } from './parameter-table.js';
import { parseHeaderFragment } from './plan-address.js';
import { isHeaderName } from '../request/headers.js';
import { prepareHeaders, type HeaderParameter, type PreparedHeaders } from './prepared-headers.js';

/** The headers of an operation, and the parameters that are invalid as headers. */
export interface PlannedHeaders {
  readonly prepared: PreparedHeaders;
  readonly diagnostics: readonly Diagnostic[];
}

/** The arguments of `planHeaders`. */
export interface HeaderSite {
  readonly inputs: readonly ConsumedInput[];
  /** The fragment of the path. */
  readonly fragment: string | undefined;
  readonly table: ParameterTable;
  /** Whether answers are decompressed; otherwise they are passed on unchanged. */
  readonly decompresses: boolean;
}

/** Plans the declared headers, including the one in the fragment of the path. */
export function planHeaders({ inputs, fragment, table, decompresses }: HeaderSite, kit: ConsumeKit): PlannedHeaders {
  const declared = inputs.filter((input) => input.in === 'header');
  const usable = declared.filter(({ name }) => isHeaderName(name.text));
  const parameters = usable.map((input): HeaderParameter => {
    const constant = input.value === undefined ? undefined : constantOf(input.value);
    return { name: input.name.text, constant, read: table.read(input, 'header') };
  });
  return {
    prepared: prepareHeaders(withTarget(parameters, fragment), { conformant: kit.conformant, decompresses }),
    diagnostics: declared.flatMap((input) =>
      usable.includes(input) ? [] : [diagnose('parameter-without-name', input.at, {})],
    ),
  };
}

function withTarget(parameters: readonly HeaderParameter[], fragment: string | undefined): readonly HeaderParameter[] {
  const target = parseHeaderFragment(fragment);
  if (target === undefined) return parameters;
  const others = parameters.filter(({ name }) => name.toLowerCase() !== target.name.toLowerCase());
  return [...others, { name: target.name, constant: target.value, read: () => target.value }];
}
