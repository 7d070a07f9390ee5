/** Constructs that the project does without, as selectors for no-restricted-syntax and its sister rules. */

export const syntaxEverywhere = [
  { selector: 'TSEnumDeclaration', message: 'Use a const tuple and a union type: TypeScript is for types only.' },
  { selector: "TSModuleDeclaration[kind='namespace']", message: 'Use modules, not namespaces.' },
  { selector: 'TSParameterProperty', message: 'Declare the field: TypeScript is for types only.' },
];

export const syntaxInPackages = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'No HTML from strings: Trusted Types forbids it on strict pages.',
  },
];

const inTemplate = (pattern) =>
  `TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement[value.raw=/${pattern}/i]`;

export const syntaxInTemplates = [
  {
    selector: inTemplate('\\sstyle\\s*='),
    message: 'A strict policy blocks style attributes: use a class or a custom property.',
  },
  { selector: inTemplate('<style[\\s>]'), message: 'A strict policy blocks style elements: use static styles.' },
  { selector: inTemplate('\\.(inner|outer)HTML\\s*='), message: 'No HTML from strings.' },
  {
    selector: "TaggedTemplateExpression[tag.name='css'] TemplateElement[value.raw=/[0-9.]rem\\b/]",
    message: 'rem follows the host page: use em.',
  },
];

const PURE = 'The engine is pure: take it as an argument.';

export const syntaxInEngine = {
  syntax: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `${PURE} (asOf)` },
    { selector: "CallExpression[callee.name='Date']", message: `${PURE} (asOf)` },
    { selector: "NewExpression[callee.name='Function']", message: 'No code generation: pages forbid eval.' },
    {
      selector: "MemberExpression[object.name='globalThis'][property.name!='crypto']",
      message: PURE,
    },
    { selector: 'ImportExpression', message: 'The engine is one synchronous module graph.' },
  ],
  globals: [
    ...['window', 'document', 'self', 'navigator', 'location', 'history'],
    ...['fetch', 'XMLHttpRequest', 'WebSocket', 'localStorage', 'sessionStorage', 'indexedDB'],
    ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'performance'],
    ...['process', 'Buffer', 'require', 'console', 'eval'],
  ].map((name) => ({ name, message: PURE })),
  properties: [
    { object: 'Date', property: 'now', message: `${PURE} (asOf)` },
    { object: 'Math', property: 'random', message: PURE },
    { object: 'crypto', property: 'randomUUID', message: PURE },
    { object: 'crypto', property: 'getRandomValues', message: PURE },
  ],
};
