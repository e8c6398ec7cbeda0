/** The parts of the package that tests use; it has no types of its own. */
declare module 'sparqljs' {
  export interface Term {
    readonly termType: string;
    readonly value: string;
  }

  export interface Triple {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
  }

  export interface Query {
    readonly where: readonly { readonly type: string; readonly triples: readonly Triple[] }[];
  }

  export class Parser {
    parse(text: string): Query;
  }
}
