/** The version of the program; `npm version` writes it. */
export const version = '0.1.0';
