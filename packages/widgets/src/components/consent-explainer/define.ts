import '../icon-array/define.js';
import { RegenConsentExplainer } from './consent-explainer.js';

declare global {
  interface HTMLElementTagNameMap {
    'regen-consent-explainer': RegenConsentExplainer;
  }
}

RegenConsentExplainer.define();
