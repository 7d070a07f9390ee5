/** The clinic's own script: the two choices above the guide are passed on as attributes. */
const guide = document.querySelector('regen-eligibility-assessor');
const view = document.querySelector('.view');

view.addEventListener('change', ({ target }) => {
  guide.setAttribute(target.name, target.value);
  document.documentElement.lang = view.elements.lang.value;
});
