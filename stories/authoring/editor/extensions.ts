/** What the editor of a rule set can do: JSON, completion, findings in the margin. */
import type { CompletionSource } from '@codemirror/autocomplete';
import { json, jsonLanguage } from '@codemirror/lang-json';
import { syntaxHighlighting } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { tips } from './tips.js';

export const ruleSetEditing = (label: string, complete: CompletionSource): Extension => [
  basicSetup,
  json(),
  syntaxHighlighting(classHighlighter),
  jsonLanguage.data.of({ autocomplete: complete }),
  lintGutter(),
  tips,
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
];
