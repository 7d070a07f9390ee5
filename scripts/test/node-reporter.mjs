/** Sums the totals that node:test announces at the end; its destination is the counts file. */
export default async function* counts(events) {
  const totals = { pass: 0, fail: 0, cancelled: 0 };
  for await (const { type, data } of events) {
    const [, name, value] = (type === 'test:diagnostic' && /^(pass|fail|cancelled) (\d+)$/.exec(data.message)) || [];
    if (name !== undefined) totals[name] += Number(value);
  }
  yield JSON.stringify({ passed: totals.pass, failed: totals.fail + totals.cancelled });
}
