/** One run as lanes, a context each, time downwards; what interrupts lies inside what it interrupts. */
regnest.timeline = (() => {
  const {el} = regnest;

  /** For each frame the rows it covers, from 1: from its arrival to its return. */
  function spans(run) {
    const all = run.frames.map(() => ({from: 1, to: run.lines.length}));
    const open = [];
    let next = 1;
    run.lines.forEach((line, i) => {
      if (line.kind === 'arrival') {
        all[next].from = i + 1;
        open.push(next++);
      } else if (line.kind === 'return') {
        all[open.pop()].to = i + 1;
      }
    });
    return all;
  }

  /** The frame a row stands in: brackets belong to what arrives and returns. */
  function owners(run) {
    const open = [];
    let next = 1;
    return run.lines.map(line => {
      if (line.kind === 'arrival') open.push(next++);
      return line.kind === 'return' ? open.pop() : line.kind === 'arrival' ? open[open.length - 1] : line.frame;
    });
  }

  function depth(run, frame) {
    let levels = 0;
    for (let f = frame; run.frames[f].interrupted >= 0; f = run.frames[f].interrupted) levels++;
    return levels;
  }

  function sampleOf(run, line) {
    const store = line.accesses.filter(a => a.kind === 'store').pop();
    if (store) return store.sample;
    const first = run.samples.findIndex(s => s.frame === line.frame);
    return first + 1;
  }

  function words(run, line, frame) {
    const {label, interrupted} = run.frames[frame];
    if (line.kind === 'arrival') {
      return [el('strong', {}, label), el('span', {class: 'quiet'},
        ` at point ${line.from} of the ${run.frames[interrupted].label}`)];
    }
    if (line.kind === 'return') return [el('span', {class: 'quiet'}, label + ' returns')];
    const shows = ['fill', 'output'].includes(line.kind) && sampleOf(run, line) > 0;
    return [el('span', {class: 'words'},
      shows ? regnest.badge(run, sampleOf(run, line)) : null, el('code', {}, line.text))];
  }

  function row(run, lanes, i, frame, go) {
    const line = run.lines[i];
    const classes = ['row', line.kind, line.broken.length ? 'broken' : '', line.mark ? 'marked' : ''];
    const place = `grid-row:${i + 1};--depth:${depth(run, frame)};`;
    const marks = [];
    line.broken.map(b => b.claim).filter((c, at, all) => all.indexOf(c) === at)
      .forEach(claim => marks.push(el('b', {class: 'claim'}, claim)));
    if (line.mark) marks.push(el('span', {class: 'mark'}, line.mark));
    const points = line.from === 0 || ['return', 'predicate', 'arrival'].includes(line.kind)
      ? '' : line.from === line.to ? String(line.from) : line.from + '–' + line.to;
    return [
      el('span', {class: 'back', style: place, 'data-line': i}),
      el('span', {class: 'point', style: place, 'data-line': i}, points),
      el('div', {
        class: classes.join(' '), style: `${place}grid-column:${run.frames[frame].lane + 2} / ${lanes + 2}`,
        'data-line': i, onclick: () => go(i),
      }, words(run, line, frame), marks),
    ];
  }

  /** How many letters wide each lane must be: a line may run on over the lanes to its right. */
  function widths(run, lanes, inside) {
    const NARROWEST = 9;
    const WIDEST = 44;
    const wide = Array(lanes).fill(NARROWEST);
    for (let lane = lanes - 1; lane >= 0; lane--) {
      const lengths = run.lines.filter((_, i) => run.frames[inside[i]].lane === lane)
        .map(line => line.text.length + (line.mark ? line.mark.length + 3 : 0) + (line.broken.length ? 4 : 0) + 4);
      const right = wide.slice(lane + 1).reduce((sum, w) => sum + w, 0);
      wide[lane] = Math.max(NARROWEST, Math.min(WIDEST, Math.max(0, ...lengths)) - right);
    }
    return wide;
  }

  function render(run, go) {
    const lanes = Math.max(...run.frames.map(f => f.lane)) + 1;
    const covers = spans(run);
    const boxes = run.frames.map((frame, f) => el('div', {
      class: 'frame ' + regnest.contextClass(frame.label),
      style: `grid-row:${covers[f].from} / ${covers[f].to + 1};`
        + `grid-column:${frame.lane + 2} / ${lanes + 2};--depth:${depth(run, f)}`,
      'aria-hidden': 'true',
    }));
    const inside = owners(run);
    const rows = run.lines.flatMap((_, i) => row(run, lanes, i, inside[i], go));
    const heads = [...Array(lanes).keys()].map(lane => {
      const {label} = run.frames.find(f => f.lane === lane);
      return el('span', {class: regnest.contextClass(label)}, label);
    });
    const wide = widths(run, lanes, inside);
    const columns = `--columns:${wide.map(w => `minmax(${w * 0.5}rem, ${w}fr)`).join(' ')};`
      + `--least:${wide.reduce((sum, w) => sum + w, 0) * 0.5}rem`;
    return el('div', {class: 'timeline', style: columns, role: 'group', 'aria-label': 'Timeline'},
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

  return {render, show};
})();
