/** The page: the matrix, and below it the cell that the address names. */
(() => {
  const {el, data} = regnest;
  const {results} = data;
  const root = document.getElementById('page');
  const view = el('section', {class: 'view', 'aria-label': 'One verdict'});
  const unknown = el('p', {class: 'unknown', role: 'alert', hidden: true});
  let player = null;
  let shown = '';

  /** #design/hypothesis/claim/step, each part as an address takes it. */
  function address(d, h, claim, step) {
    const parts = [results.designs[d].id, results.hypotheses[h].id, claim || '-', step === null ? '' : step + 1];
    return '#' + parts.map(encodeURIComponent).join('/').replace(/\/$/, '');
  }

  function fromAddress() {
    const parts = location.hash.slice(1).split('/').map(part => {
      try { return decodeURIComponent(part); } catch (malformed) { return part; }
    });
    const d = results.designs.findIndex(design => design.id === parts[0]);
    const h = results.hypotheses.findIndex(hypothesis => hypothesis.id === parts[1]);
    if (d < 0 || h < 0) return null;
    const step = /^\d+$/.test(parts[3] || '') ? +parts[3] - 1 : null;
    return {d, h, claim: parts[2], step};
  }

  function copy(text, button) {
    const done = () => {
      button.textContent = 'copied';
      setTimeout(() => { button.textContent = 'copy'; }, 1500);
    };
    const byHand = () => {
      const area = el('textarea', {class: 'offscreen', 'aria-hidden': 'true'}, text);
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      done();
    };
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  function command(text) {
    const button = el('button', {type: 'button', onclick: () => copy(text, button)}, 'copy');
    return el('p', {class: 'command'}, el('code', {}, text), button);
  }

  function tabs(d, h, chosen) {
    const {broken} = results.designs[d].cells[h];
    if (broken.length < 2) return null;
    return el('div', {class: 'tabs', role: 'group', 'aria-label': 'Broken claims'}, broken.map((b, i) => el('button', {
      type: 'button', 'aria-pressed': String(i === chosen), onclick: () => open(d, h, b.claim, null),
    }, `${b.claim} ${b.kind}`)));
  }

  function story(d, cell, chosen) {
    if (!cell.broken.length) return null;
    const how = results.counterexamples[cell.broken[chosen].counterexample];
    return el('section', {class: 'story'},
      el('h3', {}, 'How it comes about'),
      el('ol', {}, how.steps.map(step => el('li', {}, step))),
      how.window ? el('p', {class: 'quiet'}, `Window: ${how.window}.`) : null);
  }

  function about(design) {
    return el('section', {class: 'about'},
      el('h3', {}, design.id),
      el('p', {}, design.meaning.replace(/[^?]$/, '$&.'), ' ',
        design.source === design.id ? null : el('span', {class: 'quiet'}, design.source)),
      design.links.map(link => el('p', {class: 'link'}, regnest.link(link))),
      design.slots.length ? [el('h4', {}, 'Which test picks the slot'),
        el('ul', {}, [...design.unreached, ...design.slots].map(slot => el('li', {}, slot)))] : null,
      design.leftOut || design.findings.length ? [el('h4', {}, 'Findings'),
        el('ul', {}, [...design.leftOut || [], ...design.findings].map(finding => el('li', {}, finding)))] : null);
  }

  function open(d, h, claim, step) {
    const design = results.designs[d];
    const cell = design.cells[h];
    const chosen = Math.max(0, cell.broken.findIndex(b => b.claim === claim));
    const breaks = cell.broken[chosen];
    const run = data.run(data.shown[d][h][chosen]);
    shown = address(d, h, breaks && breaks.claim, null);
    player = regnest.player.create(run, breaks && breaks.claim, step, at => {
      history.replaceState(null, '', address(d, h, breaks && breaks.claim, at));
    });
    const {controls, timeline, memory, now, source} = player.elements;
    view.replaceChildren(
      el('header', {},
        el('h2', {}, design.id, el('span', {class: 'quiet'}, ' under '), results.hypotheses[h].id),
        el('p', {class: 'verdict ' + cell.verdict.toLowerCase()}, cell.summary.slice(cell.summary.indexOf('): ') + 3)),
        cell.heldByGuard ? el('p', {}, cell.heldByGuard + '.') : null,
        el('p', {class: 'quiet'}, results.hypotheses[h].sentence + ' ' + results.hypotheses[h].era + '.')),
      ...[tabs(d, h, chosen),
        breaks ? el('p', {class: 'headline'}, results.counterexamples[breaks.counterexample].headline)
          : el('p', {class: 'headline quiet'}, run.schedule + ' ' + (run.note || ''))].filter(Boolean),
      command(run.replay),
      el('div', {class: 'stage', tabindex: '0', role: 'group', 'aria-label': 'Steps of this schedule, by the arrow keys', onkeydown: event => player.key(event)},
        el('div', {class: 'left'}, controls, timeline),
        el('div', {class: 'right'}, now, source || '', regnest.diff() || '', memory, story(d, cell, chosen) || '')),
      ...[regnest.why.render(design, results.hypotheses[h].id), about(design)].filter(Boolean));
    regnest.matrix.select(d, h);
    regnest.source.show(source, run.lines[player.step()].at);
  }

  /** Opens a cell as somebody asks for it, and stands in it, so that the arrow keys step. */
  function visit(d, h, claim, step) {
    open(d, h, claim, step);
    view.scrollIntoView({block: 'start'});
    view.querySelector('.stage').focus({preventScroll: true});
  }

  function render() {
    const named = fromAddress();
    const first = firstBroken();
    unknown.hidden = Boolean(named) || location.hash.length < 2;
    unknown.textContent = unknown.hidden ? ''
      : `This page has no "${location.hash.slice(1)}"; below is the first that breaks.`;
    if (named) visit(named.d, named.h, named.claim, named.step);
    else open(first.d, first.h, first.claim, first.step);
  }

  function firstBroken() {
    const d = Math.max(0, results.designs.findIndex(design => design.cells.some(c => c.broken.length)));
    const {cells} = results.designs[d];
    const inItsTime = cells.findIndex((c, i) => c.broken.length && !data.anachronisms[d][i]);
    const h = inItsTime >= 0 ? inItsTime : Math.max(0, cells.findIndex(c => c.broken.length));
    return {d, h, claim: null, step: null};
  }

  function theme() {
    const dark = getComputedStyle(document.documentElement).colorScheme === 'dark'
      || (!document.documentElement.style.colorScheme && matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.style.colorScheme = dark ? 'light' : 'dark';
  }

  root.replaceChildren(
    el('header', {class: 'top'},
      el('div', {}, el('h1', {}, 'regnest'), el('p', {class: 'question'}, results.question)),
      el('button', {type: 'button', class: 'theme', onclick: theme, 'aria-label': 'light or dark'}, '◐')),
    unknown,
    regnest.matrix.render((d, h) => visit(d, h, null, null)),
    view,
    ...regnest.appendix());
  render();
  addEventListener('hashchange', render);
})();
