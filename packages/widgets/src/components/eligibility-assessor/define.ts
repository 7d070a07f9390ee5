import { RegenEligibilityAssessor } from './eligibility-assessor.js';

declare global {
  interface HTMLElementTagNameMap {
    'regen-eligibility-assessor': RegenEligibilityAssessor;
  }
}

RegenEligibilityAssessor.define();
