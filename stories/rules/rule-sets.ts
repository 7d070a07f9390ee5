/** Stands for the stories of all rule sets in Storybook's list of story files; `.storybook/rule-sets.ts` makes them from `rules/`. */
export {};
