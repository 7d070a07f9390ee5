/** Its own types name files without their endings, which a module of Node cannot follow; here is what is used of it. */
declare module 'codemirror-json-schema' {
  export function jsonCompletion(): import('@codemirror/autocomplete').CompletionSource;
  export function jsonSchemaHover(): import('@codemirror/view').HoverTooltipSource;
  export function stateExtensions(schema: object): import('@codemirror/state').Extension[];
  export function updateSchema(view: import('@codemirror/view').EditorView, schema: object): void;
}
