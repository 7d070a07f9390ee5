/** The custom-elements manifest that `npm run manifest` writes from the sources, as far as the guide shows it. */
import manifest from '../../custom-elements.json' with { type: 'json' };

interface Named {
  name: string;
  description?: string;
}

interface Typed extends Named {
  type?: { text: string };
  default?: string;
}

export interface Member extends Typed {
  kind: 'field' | 'method';
  attribute?: string;
  parameters?: readonly Typed[];
  return?: { type?: { text: string } };
}

export interface ElementDeclaration extends Named {
  tagName: string;
  summary?: string;
  members: readonly Member[];
  attributes?: readonly (Typed & { fieldName?: string })[];
  events: readonly Typed[];
  slots?: readonly Named[];
  cssParts?: readonly Named[];
  cssProperties?: readonly Named[];
}

/** Every element, by its name. */
export const elements: readonly ElementDeclaration[] = (
  manifest as { modules: readonly { declarations: readonly ElementDeclaration[] }[] }
).modules
  .flatMap(({ declarations }) => declarations)
  .toSorted((a, b) => a.tagName.localeCompare(b.tagName, 'en'));
