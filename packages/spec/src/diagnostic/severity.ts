/** The weight of a diagnostic: an error disables the part it is reported for; a warning and an information do not. */
export type Severity = 'error' | 'warning' | 'info';
