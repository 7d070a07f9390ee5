/** What functions of a test find in every page that they run in. */

declare global {
  /**
   * Looks until there is something, and gives it back; throws after twenty seconds, which a machine under load may need. It
   * sleeps first: in a task of the page, where what a debugger starts may do no more than the page may.
   */
  var waitFor: <T>(what: string, look: () => T | Promise<T>) => Promise<Exclude<T, null | undefined | false | '' | 0>>;
}

/** Runs before every script of a page. `__name` is how tsx keeps the names of functions. */
export const IN_PAGE = `
  globalThis.__name ??= (value) => value;
  globalThis.waitFor ??= async (what, look) => {
    for (let turn = 0; turn < 2000; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const found = await look();
      if (found) return found;
    }
    throw new Error('Waited in vain for ' + what);
  };`;
