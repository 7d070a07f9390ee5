import { RegenGuidance } from './guidance.js';

declare global {
  interface HTMLElementTagNameMap {
    'regen-guidance': RegenGuidance;
  }
}

RegenGuidance.define();
