/** A condition as a line of text, for people who compare two of them. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const INFIX: Readonly<Record<string, string>> = {
  and: ' and ',
  or: ' or ',
  '<': ' < ',
  '<=': ' ≤ ',
  '>': ' > ',
  '>=': ' ≥ ',
  '==': ' is ',
  '===': ' is ',
  '!=': ' is not ',
  '!==': ' is not ',
  in: ' in ',
  '+': ' + ',
  '-': ' − ',
  '*': ' × ',
  '/': ' ÷ ',
};

const bracketed = (json: unknown): string => {
  const [operator] = isRecord(json) ? Object.keys(json) : [];
  return operator !== undefined && Object.hasOwn(INFIX, operator) ? `(${phrase(json)})` : phrase(json);
};

const choice = (parts: readonly unknown[]): string =>
  parts
    .map((part, i) => {
      if (i === parts.length - 1) return `else ${bracketed(part)}`;
      return i % 2 === 0 ? `if ${bracketed(part)}` : `then ${bracketed(part)}`;
    })
    .join(' ');

/** JSON-logic as text: `age < 18 or (smoker and not consents)`. */
export const phrase = (json: unknown): string => {
  if (Array.isArray(json)) return json.map(phrase).join(', ');
  if (!isRecord(json)) return json === undefined ? 'nothing' : typeof json === 'string' ? json : JSON.stringify(json);
  const [operator, operand] = Object.entries(json)[0] ?? ['', []];
  const parts: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  switch (operator) {
    case 'var':
      return parts[0] === '' ? 'it' : String(parts[0]);
    case '!':
      return `not ${bracketed(parts[0])}`;
    case '!!':
      return phrase(parts[0]);
    case 'if':
      return choice(parts);
    case 'some':
    case 'none':
    case 'all':
      return `${operator} of ${phrase(parts[0])} where ${bracketed(parts[1])}`;
    default: {
      const sign = INFIX[operator];
      if (sign === undefined) return `${operator}(${parts.map(phrase).join(', ')})`;
      return parts.length === 1 ? `${sign.trim()} ${bracketed(parts[0])}` : parts.map(bracketed).join(sign);
    }
  }
};

/** The one token in which two conditions differ, as "7 → 10"; null where they differ in more. */
export const tokenChange = (before: unknown, after: unknown): { from: string; to: string } | null => {
  const changes: { from: string; to: string }[] = [];
  const compare = (a: unknown, b: unknown): void => {
    if (changes.length > 1 || JSON.stringify(a) === JSON.stringify(b)) return;
    if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
      for (const [i, part] of a.entries()) compare(part, b[i]);
      return;
    }
    const [keyA, keyB] = [isRecord(a) ? Object.keys(a) : [], isRecord(b) ? Object.keys(b) : []];
    const [first, second] = [keyA[0], keyB[0]];
    if (
      isRecord(a) &&
      isRecord(b) &&
      first !== undefined &&
      second !== undefined &&
      keyA.length === 1 &&
      keyB.length === 1
    ) {
      if (first !== second) changes.push({ from: INFIX[first]?.trim() ?? first, to: INFIX[second]?.trim() ?? second });
      compare(a[first], b[second]);
      return;
    }
    changes.push({ from: phrase(a), to: phrase(b) });
  };
  compare(before, after);
  const [only] = changes;
  return changes.length === 1 && only ? only : null;
};
