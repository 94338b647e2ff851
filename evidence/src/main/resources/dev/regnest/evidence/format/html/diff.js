/** The lines of a change, with what is said of each; nothing where the page is of no change. */
regnest.diff = () => {
  const {el, data} = regnest;
  if (!data.diff.length) return null;
  const line = ({sign, number, text, says}) => [
    el('code', {class: sign === '+' ? 'comes' : 'goes'}, `${sign} ${String(number).padStart(4)} ${text}`),
    says ? el('p', {class: 'quiet'}, says) : null,
  ];
  return el('section', {class: 'diff', 'aria-label': 'The change'},
    el('h3', {}, 'The change'),
    data.diff.map(place => el('div', {},
      el('h4', {}, place.line ? `${place.path}:${place.line}` : place.path),
      place.reason ? el('p', {class: 'quiet'}, `not judged: ${place.reason}`) : null,
      place.lines.map(line))));
};
