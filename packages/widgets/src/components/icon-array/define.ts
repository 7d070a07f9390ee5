import { RegenIconArray } from './icon-array.js';

declare global {
  interface HTMLElementTagNameMap {
    'regen-icon-array': RegenIconArray;
  }
}

RegenIconArray.define();
