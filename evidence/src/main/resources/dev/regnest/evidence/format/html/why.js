/** Each operation of a design beside what breaks without it. */
regnest.why = (() => {
  const {el} = regnest;
  const GREEN = {
    SURVIVED: 'not needed', HELD: 'not needed, as far as it was tried', NEVER_REACHED: 'never reached', UNOBSERVABLE: 'not needed in program order', UNDECIDED: 'not decided',
  };

  function fate(m, f) {
    const isSlip = m.name.startsWith('in_') && f.fate === 'SURVIVED';
    return f.fate === 'KILLED'
      ? el('span', {class: 'claim', title: f.replay}, `${f.claim} ${f.kind}`)
      : el('span', {class: 'quiet'}, isSlip ? 'breaks nothing' : GREEN[f.fate]);
  }

  function mutant(m, hypothesis) {
    const shown = m.fates.find(f => f.hypothesis === hypothesis) || m.fates[0];
    return el('li', {}, el('span', {class: 'verb', title: m.name}, m.means), ' ', fate(m, shown));
  }

  function operation(o, hypothesis) {
    const dead = o.mutants.some(m => (m.fates.find(f => f.hypothesis === hypothesis) || m.fates[0]).fate === 'KILLED');
    return el('li', {class: 'operation' + (dead ? ' bears' : '')},
      el('span', {class: 'number'}, String(o.number)),
      el('code', {}, o.text),
      o.mutants.length ? el('ul', {}, o.mutants.map(m => mutant(m, hypothesis))) : null);
  }

  /** The section, or nothing if nobody asked. */
  function render(design, hypothesis) {
    if (!design.why) return null;
    const asked = design.why.hypotheses.includes(hypothesis) ? hypothesis : design.why.hypotheses[0];
    const stages = [...new Set(design.why.operations.map(o => o.stage))];
    return el('section', {class: 'why', 'aria-label': 'What is load-bearing'},
      el('h3', {}, 'What is load-bearing'),
      el('p', {class: 'quiet'}, `Each operation of ${design.id}, and what breaks when it is changed, under ${asked}.`),
      stages.map(stage => [el('h4', {}, stage), el('ol', {class: 'operations'},
        design.why.operations.filter(o => o.stage === stage).map(o => operation(o, asked)))]));
  }

  return {render};
})();
