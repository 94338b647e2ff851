/** Steps through one run. */
regnest.player = (() => {
  const {el} = regnest;

  function accesses(run, line) {
    const verb = {load: 'load', store: 'store', emit: 'write out', ask: 'ask'};
    return line.accesses.map(a => el('li', {},
      el('span', {class: 'quiet'}, String(a.point)), ' ', verb[a.kind], ' ',
      a.cell < 0 ? null : el('code', {}, run.memory[a.cell].name),
      el('span', {class: 'quiet'}, (a.cell < 0 ? '' : ': ') + a.value)));
  }

  function told(run, line) {
    const sentence = line.step
      ? line.step.charAt(0).toUpperCase() + line.step.slice(1) + (line.because ? ', because ' + line.because : '') + '.'
      : line.text + (line.because ? ', because ' + line.because : '');
    const broken = [...new Set(line.broken.map(b => b.claim))].map(claim => {
      const all = line.broken.filter(b => b.claim === claim);
      const more = all.length - 1;
      return `${claim}: ${all[0].sentence}` + (more ? `, and ${more} more like it.` : '.');
    });
    return [
      el('p', {class: 'sentence'}, sentence),
      broken.map(text => el('p', {class: 'violation'}, text)),
      line.accesses.length ? el('ol', {class: 'accesses'}, accesses(run, line)) : null,
    ];
  }

  /** The line that breaks the claim, or the last one if none does. */
  function decisive(run, claim) {
    const breaks = run.lines.findIndex(line => line.broken.some(b => !claim || b.claim === claim));
    return breaks < 0 ? run.lines.length - 1 : breaks;
  }

  /**
   * Builds it. `moved` is told of every step, for the address; `first` is where to begin.
   */
  function create(run, claim, first, moved) {
    const last = run.lines.length - 1;
    const goal = decisive(run, claim);
    let step = -1;

    const slider = el('input', {
      type: 'range', min: 0, max: last, value: 0, 'aria-label': 'step', oninput: () => take(+slider.value),
    });
    const count = el('output', {class: 'count'});
    const timeline = regnest.timeline.render(run, i => go(i));
    const changed = el('input', {type: 'checkbox', onchange: () => remember()});
    const cells = el('div', {});
    const memory = el('section', {class: 'memory', 'aria-label': 'Stack and memory'},
      el('label', {class: 'quiet'}, changed, ' only what has changed'), cells);
    const source = regnest.source.render(run.design);
    const now = el('div', {class: 'now-text', 'aria-live': 'polite'});
    const button = (label, text, to) => el('button', {type: 'button', title: label, 'aria-label': label, onclick: () => take(to())}, text);
    const controls = el('div', {class: 'controls', role: 'toolbar', 'aria-label': 'Steps'},
      button('first step (Home)', '|◀', () => 0),
      button('step back (left arrow)', '◀', () => step - 1),
      slider,
      button('step forwards (right arrow)', '▶', () => step + 1),
      button('last step (End)', '▶|', () => last),
      count,
      el('button', {type: 'button', class: 'goal', onclick: () => take(goal)},
        run.lines[goal].broken.length ? 'to the violation (v)' : 'to the end (v)'));

    function go(to) {
      step = Math.max(0, Math.min(last, to));
      const line = run.lines[step];
      slider.value = step;
      slider.setAttribute('aria-valuetext', line.text);
      count.textContent = `${step + 1} of ${last + 1}`;
      regnest.timeline.show(timeline, step);
      remember();
      regnest.source.show(source, line.at);
      now.replaceChildren(...told(run, line).flat().filter(Boolean));
      moved(step);
    }

    function remember() {
      cells.replaceChildren(...regnest.memory.render(run, step, changed.checked));
    }

    /** A step that the reader took; what he looks at stays in the window. */
    function take(to) {
      go(to);
      regnest.timeline.row(timeline, step).scrollIntoView({block: 'nearest', inline: 'nearest'});
    }

    function key(event) {
      const to = {
        ArrowRight: step + 1, ArrowDown: step + 1, ArrowLeft: step - 1, ArrowUp: step - 1,
        Home: 0, End: last, v: goal,
      }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.target === slider || event.target === changed) return;
      event.preventDefault();
      take(to);
    }

    go(first === null ? goal : first);
    return {key, step: () => step, elements: {controls, timeline, memory, now, source}};
  }

  return {create};
})();
