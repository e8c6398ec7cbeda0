/** How much a diagnostic matters: an error prevents what it stands on, a warning and an information do not. */
export type Severity = 'error' | 'warning' | 'info';
