/**
 * The severity of a diagnostic. An error disables the part that it is reported for; a warning or an information does
 * not.
 */
export type Severity = 'error' | 'warning' | 'info';
