/** The chart of one patient: what is on file, and the drafts that the frame has put beside it. */

const title = document.querySelector('#chart-title');
const about = document.querySelector('#chart-about');
const values = document.querySelector('#chart-values');
const drafts = document.querySelector('#drafts');

const make = (tag, content, className = '') => {
  const element = document.createElement(tag);
  element.textContent = content;
  element.className = className;
  return element;
};

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

export const showChart = ({ name, about: words, day, lines }) => {
  title.textContent = name;
  about.textContent = words;
  values.replaceChildren(
    ...lines.flatMap(({ label, shown }) => [make('dt', label), make('dd', shown)]),
    make('dt', 'Recorded'),
    make('dd', dayFormat.format(new Date(day))),
  );
};

/** @param {Map<string, object>} kept by location, as SMART Web Messaging names it */
export const showDrafts = (kept, discard) => {
  if (kept.size === 0) {
    drafts.replaceChildren(make('p', 'None. “Write to chart” in the frame puts one here.', 'soft'));
    return;
  }
  drafts.replaceChildren(
    ...[...kept].map(([location, resource]) => {
      const box = make('div', '', 'draft');
      const answered = resource.item?.filter(({ answer }) => answer).length ?? 0;
      const unknown = (resource.item?.length ?? 0) - answered;
      const button = make('button', 'Discard');
      button.type = 'button';
      button.addEventListener('click', () => discard(location));
      box.append(
        make('b', location),
        make('span', `${answered} answers, ${unknown} asked and not known. Not signed.`, 'soft'),
        button,
      );
      return box;
    }),
  );
};
