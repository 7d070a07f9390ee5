/** What the editor of a rule set can do: JSON, completion and hover from the JSON Schema, findings in the margin. */
import { json, jsonLanguage } from '@codemirror/lang-json';
import { syntaxHighlighting } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { jsonCompletion, jsonSchemaHover, stateExtensions } from 'codemirror-json-schema';
import type { JsonSchema } from './schema.js';
import { tips } from './tips.js';

export const ruleSetEditing = (label: string, schema: JsonSchema): Extension => [
  basicSetup,
  json(),
  syntaxHighlighting(classHighlighter),
  jsonLanguage.data.of({ autocomplete: jsonCompletion() }),
  hoverTooltip(jsonSchemaHover()),
  stateExtensions(schema),
  lintGutter(),
  tips,
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
];
