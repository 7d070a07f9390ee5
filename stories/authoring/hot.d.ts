/** What Vite's client adds to a module in development, as far as it is used here. */
interface ImportMeta {
  readonly hot?: {
    on<T>(event: string, listener: (data: T) => void): void;
    off<T>(event: string, listener: (data: T) => void): void;
  };
}

/** Written by `.storybook/rule-sets.ts` from the folder `rules/`. */
declare module 'virtual:regen-rule-sets' {
  export const library: readonly import('./library.js').RuleSetEntry[];
}
