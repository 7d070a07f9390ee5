import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-height: 0;
    direction: ltr;
  }
  .host {
    height: 100%;
    container-type: inline-size;
  }
  .cm-editor {
    height: 100%;
  }
  .cm-editor {
    color: var(--ink);
    background: var(--surface);
    font-size: 0.82em;
  }
  .cm-editor.cm-focused {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .cm-editor .cm-scroller {
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace;
    line-height: 1.55;
  }
  .cm-editor .cm-gutters {
    color: var(--ink-soft);
    background: var(--surface);
    border-color: var(--line);
  }
  .cm-editor .cm-activeLine,
  .cm-editor .cm-activeLineGutter {
    background: color-mix(in srgb, var(--accent-wash) 55%, transparent);
  }
  .cm-editor .cm-content {
    caret-color: var(--ink);
  }
  .cm-editor .cm-cursor {
    border-color: var(--ink);
  }
  .cm-editor.cm-focused .cm-selectionBackground,
  .cm-editor .cm-selectionBackground,
  .cm-editor .cm-selectionMatch {
    background: light-dark(#cfe0f7, #29436b);
  }
  .cm-editor .cm-matchingBracket {
    background: var(--accent-wash);
    outline: 1px solid var(--accent);
  }
  .cm-editor .cm-foldPlaceholder {
    color: var(--ink-soft);
    background: var(--sunken);
    border-color: var(--line-strong);
  }
  .tok-propertyName {
    color: light-dark(#0b5a8a, #8cc8f0);
  }
  .tok-string {
    color: light-dark(#7a3e00, #e6b980);
  }
  .tok-number,
  .tok-bool,
  .tok-null {
    color: light-dark(#6a1b9a, #d3a6ea);
  }

  /* findings at their place */
  .cm-editor .cm-lintRange-error {
    background: none;
    text-decoration: underline wavy var(--stop) 1.5px;
    text-underline-offset: 0.25em;
    background-color: var(--stop-wash);
  }
  .cm-editor .cm-lintRange-warning,
  .cm-editor .cm-lintRange-info {
    background: none;
    text-decoration: underline wavy var(--caution) 1.5px;
    text-underline-offset: 0.25em;
  }
  .cm-editor .cm-lintRange-info {
    text-decoration-color: var(--open);
  }
  .tip-line {
    padding: 0.3em 0 0.5em 0.5em;
  }
  .tip {
    /* Lines may be longer than the editor is wide; a message stays where it can be read. */
    position: sticky;
    left: 6em;
    width: calc(100cqi - 9em);
    padding: 0.5em 0.75em;
    border-inline-start: 3px solid var(--stop);
    color: var(--ink);
    background: var(--stop-wash);
    font-family: var(--regen-font, system-ui, sans-serif);
    font-size: 1.05em;
    line-height: 1.45;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .tip code {
    font-size: 0.95em;
  }

  /* what CodeMirror puts on top */
  .cm-editor .cm-tooltip,
  .cm-editor .cm-panels {
    color: var(--ink);
    background: var(--sunken);
    border-color: var(--line-strong);
  }
  .cm-editor .cm-tooltip {
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    max-width: 34em;
  }
  .cm-editor .cm-tooltip-autocomplete > ul > li[aria-selected] {
    color: var(--accent-ink);
    background: var(--accent);
  }
  .cm-editor .cm-tooltip-hover > *,
  .cm-editor .cm-tooltip-lint > * {
    padding: 0.4em 0.7em;
  }
  .cm-editor .cm-panel :is(input, button) {
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line-strong);
    border-radius: 0.3em;
    background-image: none;
    padding: 0.2em 0.6em;
    font-size: 1em;
  }
  .cm-editor .cm-panel label {
    font-size: 0.95em;
  }
`;
