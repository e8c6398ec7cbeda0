/** Colours text, or returns it unchanged. */
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

/**
 * Colours on a terminal that supports them; none in files and pipes. NO_COLOR disables them and takes precedence;
 * FORCE_COLOR enables them for files, pipes and a TERM of "dumb", or disables them when it is 0 or false.
 * Source: no-color.org, force-color.org.
 */
export function paintFor(
  { isTTY }: { readonly isTTY?: boolean },
  { NO_COLOR: refused = '', FORCE_COLOR: forced = '', TERM: terminal }: Readonly<Record<string, string | undefined>>,
): Paint {
  if (refused !== '') return plain;
  if (forced !== '') return forced === '0' || forced === 'false' ? plain : coloured;
  return isTTY === true && terminal !== 'dumb' ? coloured : plain;
}

const coloured = Object.fromEntries(
  Object.entries(codes).map(([name, [on, off]]) => [name, (text: string) => `\u001B[${on}m${text}\u001B[${off}m`]),
) as Paint;

/** Returns every text unchanged: for files and pipes. */
export const plain = Object.fromEntries(Object.keys(codes).map((name) => [name, (text: string) => text])) as Paint;
