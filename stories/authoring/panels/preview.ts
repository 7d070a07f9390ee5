/** The real widgets, on the last rule set that could be read. */
import type { Facts, RuleSet } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

export const WIDGETS = {
  assessor: 'Assessor',
  comparator: 'Comparator',
  explainer: 'Explainer',
} as const;
export type WidgetName = keyof typeof WIDGETS;

export interface PreviewSettings {
  widget: WidgetName;
  lang: string;
  audience: 'clinician' | 'patient';
  density: 'comfortable' | 'compact';
  direction: 'ltr' | 'rtl';
  jurisdiction: string;
  asOf: string;
  /** The option in focus, for the explainer. */
  modality: string;
}

const widgetOf = ({ widget, density, modality }: PreviewSettings): TemplateResult => {
  switch (widget) {
    case 'comparator':
      return html`<regen-modality-comparator density=${density}></regen-modality-comparator>`;
    case 'explainer':
      return html`<regen-consent-explainer density=${density} modality=${modality}></regen-consent-explainer>`;
    default:
      return html`<regen-eligibility-assessor density=${density}></regen-eligibility-assessor>`;
  }
};

/**
 * One session for whichever widget is shown, so that answers survive an edit, another widget and another language; `patient` counts up
 * when another person is to be shown.
 */
export const preview = (
  ruleSet: RuleSet,
  facts: Facts,
  patient: number,
  settings: PreviewSettings,
): TemplateResult | typeof nothing => {
  const { lang, audience, direction, jurisdiction, asOf } = settings;
  return html`${keyed(
    patient,
    html`<regen-guidance
      dir=${direction}
      .ruleSet=${ruleSet}
      .facts=${facts}
      allow-draft
      lang=${lang}
      audience=${audience}
      jurisdiction=${jurisdiction}
      as-of=${asOf}
      >${widgetOf(settings)}</regen-guidance
    >`,
  )}`;
};
