import { RegenModalityComparator } from './modality-comparator.js';

declare global {
  interface HTMLElementTagNameMap {
    'regen-modality-comparator': RegenModalityComparator;
  }
}

RegenModalityComparator.define();
