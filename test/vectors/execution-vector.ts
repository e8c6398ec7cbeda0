/** The shape of test/vectors/execution/*.yaml; README.md beside them explains every key. */
export interface ExecutionVector {
  readonly name: string;
  readonly about: string;
  readonly requires?: readonly string[];
  readonly orLoadFails?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly keys?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly jwts?: Readonly<Record<string, JwtSource>>;
  readonly expectLoad?: { readonly fails: boolean; readonly messageContains?: string | readonly string[] };
  readonly capability: Readonly<Record<string, unknown>>;
  readonly upstream?: readonly Stub[];
  readonly exchanges?: readonly VectorExchange[];
}

export interface JwtSource {
  readonly key?: string;
  readonly header: { readonly alg: string };
  readonly claims: unknown;
}

export interface Stub {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly requestHeaders?: Readonly<Record<string, string | null>>;
  readonly respond: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly bodyBase64?: string;
  };
}

export interface VectorExchange {
  readonly via: 'rest' | 'mcp';
  readonly adapter?: string;
  readonly request: {
    readonly method?: string;
    readonly path?: string;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly tool?: string;
    readonly arguments?: unknown;
  };
  readonly expectUpstream?: readonly ExpectedRequest[];
  readonly expect: ExpectedAnswer;
}

export interface ExpectedRequest {
  readonly method?: string;
  readonly path?: string;
  readonly query?: unknown;
  readonly rawQuery?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly headersContain?: Readonly<Record<string, string>>;
  readonly absentHeaders?: readonly string[];
  readonly body?: unknown;
  readonly bodyContains?: string | readonly string[];
}

export interface ExpectedAnswer {
  readonly status?: number | readonly number[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly headersContain?: Readonly<Record<string, string>>;
  readonly absentHeaders?: readonly string[];
  readonly json?: unknown;
  readonly text?: string;
  readonly textContains?: string | readonly string[];
  readonly textLacks?: string | readonly string[];
  readonly isError?: boolean;
  readonly rpcError?: { readonly code: number; readonly messageContains?: string | readonly string[] };
  readonly refused?: { readonly contains?: string | readonly string[] };
}
