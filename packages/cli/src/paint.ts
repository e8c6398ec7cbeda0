/** Puts colour on text, or leaves it alone. */
export type Paint = Readonly<Record<keyof typeof codes, (text: string) => string>>;

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** Colours for people at a terminal; none in files, in pipes, or when NO_COLOR is set. Source: no-color.org. */
export const paintFor = (
  { isTTY }: { readonly isTTY?: boolean },
  { NO_COLOR: refused = '' }: Readonly<Record<string, string | undefined>>,
): Paint => (isTTY === true && refused === '' ? coloured : plain);

const coloured = Object.fromEntries(
  Object.entries(codes).map(([name, [on, off]]) => [name, (text: string) => `\u001B[${on}m${text}\u001B[${off}m`]),
) as Paint;

/** Leaves every text as it is: for files and pipes. */
export const plain = Object.fromEntries(Object.keys(codes).map((name) => [name, (text: string) => text])) as Paint;
