/** What compiled C did: by file, a line for each compiler and level, and below it how it broke first. */
regnest.compiled = () => {
  const {el, data} = regnest;
  const {measured} = data.results;
  const HEAD = ['compiled file', 'instructions', 'bad', 'model', ''];

  if (!measured || !measured.compiled) {
    return el('p', {class: 'quiet'}, 'Compiled C: not interrupted in a build here; mvn verify does so where there is gcc.');
  }

  const broken = broken => el('tr', {}, el('td', {colspan: HEAD.length},
    el('details', {}, el('summary', {}, broken.text), el('pre', {class: 'scroll'}, broken.code.join('\n')))));

  const line = c => [
    el('tr', {}, el('th', {scope: 'row'}, c.compiler),
      [c.instructions.toLocaleString('en'), c.bad, c.model, c.verdict].map(v => el('td', {}, String(v)))),
    c.breaks.map(broken),
  ];

  const asked = new Map();
  for (const c of measured.compiled) {
    const question = `${c.file}, ${c.hypothesis}`;
    asked.set(question, [...asked.get(question) || [], c]);
  }
  return el('div', {class: 'scroll'}, el('table', {class: 'plain compiled'},
    el('thead', {}, el('tr', {}, HEAD.map(h => el('th', {scope: 'col'}, h)))),
    [...asked].map(([question, lines]) => el('tbody', {},
      el('tr', {}, el('th', {scope: 'rowgroup', colspan: HEAD.length}, question)),
      lines.map(line)))));
};
