/** What memory holds at a step: each word with the letter and colour of the sample that stored it. */
regnest.memory = (() => {
  const {el} = regnest;

  /** The cells after the given line, each with its value, who stored it, and what this line did to it. */
  function at(run, step) {
    const cells = run.memory.map(cell => ({...cell, value: cell.initial, sample: null, did: '', changed: false}));
    run.lines.slice(0, step + 1).forEach((line, i) => line.accesses.forEach(access => {
      if (access.cell < 0) return;
      const cell = cells[access.cell];
      if (access.kind === 'store' || access.kind === 'load') {
        cell.value = access.value;
        cell.sample = access.sample;
        cell.changed = cell.changed || access.kind === 'store';
      }
      if (i === step) cell.did = access.kind === 'store' || cell.did === 'store' ? 'store' : access.kind;
    }));
    return cells;
  }

  const DID = {store: 'stored now', load: 'read now', emit: 'written out now', '': ''};

  function word(run, cell) {
    const odd = cell.sample !== null && !cell.value.startsWith('user ');
    const title = [cell.name + ': ' + cell.value, DID[cell.did]].filter(Boolean).join(', ');
    return el('span', {class: 'word ' + (cell.did || 'still') + (cell.sample === null ? ' empty' : ''), title},
      el('span', {class: 'name'}, cell.word),
      cell.sample === null ? el('span', {class: 'badge none'}, '–') : regnest.badge(run, cell.sample),
      odd ? el('em', {class: cell.value === '-1' ? 'quiet' : ''}, cell.value) : null);
  }

  /** Memory that samples only read is of interest once it was read. */
  function seen(run, cells) {
    const stored = new Set(run.lines.flatMap(l => l.accesses).filter(a => a.kind === 'store')
      .map(a => run.memory[a.cell].object));
    return cells.filter(c => stored.has(c.object) || c.sample !== null);
  }

  function objects(run, cells) {
    const names = [...new Set(cells.filter(c => c.word).map(c => c.object))];
    return names.map(name => el('div', {class: 'object'},
      el('code', {}, name),
      el('span', {class: 'words'}, cells.filter(c => c.word && c.object === name).map(c => word(run, c)))));
  }

  function others(run, cells) {
    return cells.filter(c => !c.word).map(cell => el('div', {class: 'object'},
      el('code', {}, cell.name),
      el('span', {class: 'words'}, el('span', {class: 'word ' + (cell.did || 'still')},
        el('span', {class: 'name'}, '= ' + cell.value),
        cell.sample ? regnest.badge(run, cell.sample) : null))));
  }

  /** What runs and what waits below it, the running one on top; last what was left half done and waits for the CPU. */
  function stack(run, step) {
    const open = run.stays.filter(stay => stay.from <= step && step <= stay.to);
    const item = (frame, how) => el('li', {class: regnest.contextClass(run.frames[frame].label)},
      el('strong', {}, run.frames[frame].label), el('span', {class: 'quiet'}, how));
    const running = open.map((stay, i) => item(stay.frame,
      i === open.length - 1 ? ' runs' : ` waits at point ${run.lines[open[i + 1].from].from}`)).reverse();
    const gone = run.lines.slice(0, step + 1).filter(line => line.kind === 'left').map(line => line.frame)
      .filter(frame => !open.some(stay => stay.frame === frame))
      .filter(frame => run.stays.some(stay => stay.frame === frame && stay.from > step));
    return [...running, ...[...new Set(gone)].map(frame => item(frame, ' is left half done'))];
  }

  function legend(run) {
    return run.samples.map((sample, i) => el('span', {class: 'who'}, regnest.badge(run, i + 1), ' ' + sample.name));
  }

  function render(run, step, onlyChanged) {
    const cells = seen(run, at(run, step)).filter(cell => cell.changed || !onlyChanged);
    return [
      el('h3', {}, 'Stack'),
      el('ol', {class: 'stack'}, stack(run, step)),
      el('h3', {}, 'Memory'),
      el('div', {class: 'objects'}, objects(run, cells), others(run, cells)),
      ...run.samples.length ? [el('p', {class: 'legend'}, el('span', {}, 'stored by'), legend(run),
        el('span', {class: 'who'}, el('span', {class: 'badge none'}, '–'), ' nobody yet'))] : [],
    ];
  }

  return {render};
})();
