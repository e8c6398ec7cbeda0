import type { ShapeKit } from './read-shape.js';

/** What reading a part of an operation needs. */
export interface OperationKit extends ShapeKit {
  /** Whether the document is Swagger 2.0. */
  readonly isSwagger: boolean;
}
