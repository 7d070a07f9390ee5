const LONGEST = 20_000;

/** Looks again until there is something; what a frame that is loading cannot answer counts as nothing. */
export const until = async <T>(what: string, look: () => Promise<T>): Promise<NonNullable<T>> => {
  const end = Date.now() + LONGEST;
  let fault: unknown = null;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      fault = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for ${what}`, { cause: fault });
};
