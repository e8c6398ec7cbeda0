/** A version that descriptions are written in. */
export type OpenApiVersion = '3.0' | '3.1';
