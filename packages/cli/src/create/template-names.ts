/** The templates of `naftiko create capability`. */
export const templateNames = ['rest-mcp', 'steps', 'forward', 'skills'] as const;
export type TemplateName = (typeof templateNames)[number];
