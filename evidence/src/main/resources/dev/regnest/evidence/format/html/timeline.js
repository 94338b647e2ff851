/** One run as lanes, a context each, time downwards; what interrupts lies inside what it interrupts. */
regnest.timeline = (() => {
  const {el} = regnest;

  /** For each line the innermost stay on the CPU that covers it: brackets belong to what arrives and returns. */
  function staysOf(run) {
    return run.lines.map((_, i) => run.stays.filter(s => s.from <= i && i <= s.to).pop());
  }

  function sampleOf(run, line) {
    const store = line.accesses.filter(a => a.kind === 'store').pop();
    if (store) return store.sample;
    const first = run.samples.findIndex(s => s.frame === line.frame);
    return first + 1;
  }

  const isTask = label => /^task /.test(label);

  /** A line that says who has the CPU, or nothing if it is another one. */
  function bracket(run, line, stay) {
    const {label} = run.frames[stay.frame];
    const over = stay.over < 0 ? '' : run.frames[stay.over].label;
    const quiet = text => el('span', {class: 'quiet'}, text);
    switch (line.kind) {
      case 'arrival': return [el('strong', {}, label), quiet(` at point ${line.from} of ${isTask(over) ? '' : 'the '}${over}`)];
      case 'resumed': return [el('strong', {}, label), quiet(' goes on where it was left')];
      case 'deferred': return [el('strong', {}, 'output')];
      case 'left': return [quiet(`left half done at point ${line.from}`)];
      case 'migrated': return [el('strong', {}, label), quiet(` ${line.text} at point ${line.from}`)];
      case 'return': return [quiet(run.lines[stay.from].kind === 'deferred' ? 'written out' : isTask(label) ? `${over} goes on` : `${label} returns`)];
      default: return null;
    }
  }

  function words(run, line, stay) {
    const says = bracket(run, line, stay);
    if (says) return says;
    const shows = ['fill', 'output'].includes(line.kind) && sampleOf(run, line) > 0;
    return [el('span', {class: 'words'},
      shows ? regnest.badge(run, sampleOf(run, line)) : null, el('code', {}, line.text))];
  }

  const PLACELESS = ['return', 'predicate', 'arrival', 'resumed', 'deferred', 'left', 'migrated'];

  function row(run, lanes, i, stay, go) {
    const line = run.lines[i];
    const classes = ['row', line.kind, line.broken.length ? 'broken' : '', line.mark ? 'marked' : ''];
    const place = `grid-row:${i + 1};--depth:${stay.depth};`;
    const marks = [];
    line.broken.map(b => b.claim).filter((c, at, all) => all.indexOf(c) === at)
      .forEach(claim => marks.push(el('b', {class: 'claim'}, claim)));
    if (line.mark) marks.push(el('span', {class: 'mark'}, line.mark));
    const points = line.from === 0 || PLACELESS.includes(line.kind)
      ? '' : line.from === line.to ? String(line.from) : line.from + '–' + line.to;
    return [
      el('span', {class: 'back', style: place, 'data-line': i}),
      el('span', {class: 'point', style: place, 'data-line': i}, points),
      el('div', {
        class: classes.join(' '), style: `${place}grid-column:${run.frames[stay.frame].lane + 2} / ${lanes + 2}`,
        'data-line': i, onclick: () => go(i),
      }, words(run, line, stay), marks),
    ];
  }

  /** How many letters wide each lane must be: a line may run on over the lanes to its right. */
  function widths(run, lanes, inside) {
    const NARROWEST = 9;
    const WIDEST = 44;
    const wide = Array(lanes).fill(NARROWEST);
    for (let lane = lanes - 1; lane >= 0; lane--) {
      const lengths = run.lines.filter((_, i) => run.frames[inside[i].frame].lane === lane)
        .map(line => line.text.length + (line.mark ? line.mark.length + 3 : 0) + (line.broken.length ? 4 : 0) + 4);
      const right = wide.slice(lane + 1).reduce((sum, w) => sum + w, 0);
      wide[lane] = Math.max(NARROWEST, Math.min(WIDEST, Math.max(0, ...lengths)) - right);
    }
    return wide;
  }

  function render(run, go) {
    const lanes = Math.max(...run.frames.map(f => f.lane)) + 1;
    const boxes = run.stays.map(stay => el('div', {
      class: 'frame ' + regnest.contextClass(run.frames[stay.frame].label),
      style: `grid-row:${stay.from + 1} / ${stay.to + 2};`
        + `grid-column:${run.frames[stay.frame].lane + 2} / ${lanes + 2};--depth:${stay.depth}`,
      'aria-hidden': 'true',
    }));
    const inside = staysOf(run);
    const rows = run.lines.flatMap((_, i) => row(run, lanes, i, inside[i], go));
    const heads = [...Array(lanes).keys()].map(lane => {
      const {label} = run.frames.find(f => f.lane === lane);
      return el('span', {class: regnest.contextClass(label)}, label);
    });
    const wide = widths(run, lanes, inside);
    const columns = `--columns:${wide.map(w => `minmax(${w * 0.5}rem, ${w}fr)`).join(' ')};`
      + `--least:${wide.reduce((sum, w) => sum + w, 0) * 0.5}rem`;
    return el('div', {class: 'timeline', tabindex: '0', style: columns, role: 'group', 'aria-label': 'Timeline'},
      el('div', {class: 'lanes', 'aria-hidden': 'true'}, el('span', {}, 'point'), heads),
      el('div', {class: 'rows'}, boxes, rows));
  }

  /** Marks where the reader stands: what is still to come is pale. */
  function show(root, step) {
    root.querySelectorAll('[data-line]').forEach(element => {
      const line = +element.dataset.line;
      element.classList.toggle('now', line === step);
      element.classList.toggle('later', line > step);
      if (element.classList.contains('row')) {
        if (line === step) element.setAttribute('aria-current', 'step');
        else element.removeAttribute('aria-current');
      }
    });
  }

  const rowAt = (root, step) => root.querySelector(`.row[data-line="${step}"]`);

  return {render, show, row: rowAt};
})();
