/** What stands below everything: the hypotheses in full, what a build measured, limits, and which tool it was. */
regnest.appendix = () => {
  const {el, data} = regnest;
  const {hypotheses, limits, tool, measured, registers} = data.results;

  const list = (title, items) => el('section', {class: 'appendix'}, el('h2', {}, title), items);

  function stress() {
    if (!measured || !measured.stress) return el('p', {class: 'quiet'}, 'JCStress: no results of a build here; mvn verify folds them in.');
    const head = ['JCStress test', 'samples', 'predicted', 'seen', 'forbidden', ''];
    return el('div', {class: 'scroll'}, el('table', {class: 'plain'},
      el('thead', {}, el('tr', {}, head.map(h => el('th', {scope: 'col'}, h)))),
      el('tbody', {}, measured.stress.tests.map(t => el('tr', {},
        el('th', {scope: 'row', title: t.outcomes.join('\n')}, t.name),
        [t.samples.toLocaleString('en'), t.predicted, t.seen, t.forbidden, t.verdict].map(v => el('td', {}, String(v))))))));
  }

  function properties() {
    if (!measured || !measured.properties) return el('p', {class: 'quiet'}, 'jqwik: no results of a build here; mvn verify folds them in.');
    const p = measured.properties;
    return el('p', {}, `jqwik and JUnit: ${p.passed} passed, ${p.failed} failed, ${p.skipped} skipped, in ${p.classes.length} classes.`);
  }

  return [
    list('Hypotheses', el('dl', {}, hypotheses.map(h => [
      el('dt', {}, h.id, el('span', {class: 'quiet'}, ' ' + h.era)),
      el('dd', {}, h.sentence, el('span', {class: 'quiet'}, ` Samples: ${h.sources.join(', ')}. May arrive: ${h.arrivals.join(', ')}.`)),
    ]))),
    list('Measured on this build', [properties(), stress(), regnest.compiled(), measured ? el('p', {class: 'quiet'}, 'Java ' + measured.jdk) : '']),
    list('What is not modelled', el('ul', {}, limits.map(l => el('li', {}, l)))),
    el('footer', {class: 'quiet'}, `${tool.name} ${tool.version}, registers ${registers.join(', ')}, model ${tool.modelHash}`),
  ];
};
