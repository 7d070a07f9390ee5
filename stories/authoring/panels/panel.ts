/** One part of the workbench: a heading that says what and how it stands, and a content that scrolls by itself. */
import { html, nothing, type TemplateResult } from 'lit';

export interface PanelOptions {
  title: string;
  /** Beside the title: what it is of. */
  notes?: readonly (string | false | null | undefined)[];
  /** The note is a warning. */
  isAlert?: boolean;
  /** Takes more of the height. */
  isMajor?: boolean;
}

export const panel = (
  { title, notes = [], isAlert = false, isMajor = false }: PanelOptions,
  content: TemplateResult | typeof nothing,
): TemplateResult => {
  const note = notes.filter(Boolean).join(' · ');
  return html`<section class="panel ${isMajor ? 'major' : ''}" aria-label=${title}>
    <h2>${title} ${note === '' ? nothing : html`<span class=${isAlert ? 'tone-stop' : ''}>· ${note}</span>`}</h2>
    ${content}
  </section>`;
};

/** A content that may be higher than its panel. */
export const scrolling = (label: string, content: unknown): TemplateResult =>
  html`<div class="inside" tabindex="0" role="region" aria-label=${label}>${content}</div>`;
