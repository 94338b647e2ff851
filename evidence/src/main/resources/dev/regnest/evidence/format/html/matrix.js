/** The table of all verdicts; each cell opens what lies behind it. */
regnest.matrix = (() => {
  const {el, data} = regnest;
  const {designs, hypotheses, claims} = data.results;

  /** How the code bounds itself. */
  const but = cell => cell.ownBounds ? ', but ' + cell.ownBounds : '';

  const looks = {
    PROVED: cell => ({className: 'proved', text: ['✓'], says: 'proved for any number of interrupts' + but(cell)}),
    HOLDS: cell => ({className: 'holds', text: ['≤' + cell.bound], says: `holds up to ${cell.bound} arrivals` + but(cell)}),
    VACUOUS: () => ({className: 'vacuous', text: ['∅'], says: 'nothing was really tested'}),
    UNKNOWN: () => ({className: 'unknown', text: ['?'], says: 'stopped before it was decided'}),
    VIOLATED: (cell, star) => ({
      className: 'violated',
      text: cell.broken.map(b => el('b', {}, b.claim + star)),
      says: 'breaks ' + cell.broken.map(b => b.claim + ' ' + b.kind).join(', '),
    }),
  };

  function button(d, h, open) {
    const cell = designs[d].cells[h];
    const isOld = data.anachronisms[d][h];
    const look = looks[cell.verdict](cell, isOld ? '*' : '');
    const label = `${designs[d].id}, ${hypotheses[h].id}: ${look.says}` + (isOld ? ', in a kernel that never had it' : '');
    return el('button', {
      class: 'cell ' + look.className, 'aria-label': label, title: label, tabindex: '-1',
      'data-d': d, 'data-h': h, onclick: () => open(d, h),
    }, look.text);
  }

  function head() {
    return el('tr', {},
      el('th', {scope: 'col', class: 'corner'}, el('span', {}, 'design')),
      hypotheses.map(h => el('th', {scope: 'col', title: `${h.sentence} (${h.era})`},
        el('span', {class: 'slanted'}, h.id))));
  }

  /** Arrow keys go from cell to cell, as in a spreadsheet. */
  function keys(event) {
    const moves = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0]};
    const move = moves[event.key];
    const at = event.target.closest('button.cell');
    if (!move || !at) return;
    const d = Math.min(designs.length - 1, Math.max(0, +at.dataset.d + move[0]));
    const h = Math.min(hypotheses.length - 1, Math.max(0, +at.dataset.h + move[1]));
    focus(d, h);
    event.preventDefault();
    event.stopPropagation();
  }

  const find = (d, h) => document.querySelector(`button.cell[data-d="${d}"][data-h="${h}"]`);

  function focus(d, h) {
    document.querySelectorAll('button.cell[tabindex="0"]').forEach(b => b.setAttribute('tabindex', '-1'));
    const cell = find(d, h);
    cell.setAttribute('tabindex', '0');
    cell.focus();
  }

  function select(d, h) {
    document.querySelectorAll('button.cell[aria-pressed]').forEach(b => b.removeAttribute('aria-pressed'));
    document.querySelectorAll('button.cell[tabindex="0"]').forEach(b => b.setAttribute('tabindex', '-1'));
    const cell = find(d, h);
    cell.setAttribute('aria-pressed', 'true');
    cell.setAttribute('tabindex', '0');
  }

  /** Hides the rows and columns whose names do not have what was typed. */
  function filter(designsWith, hypothesesWith) {
    const lacks = (name, typed) => !name.toLowerCase().includes(typed.trim().toLowerCase());
    document.querySelectorAll('.matrix tbody tr').forEach((row, d) => {
      row.hidden = lacks(designs[d].id, designsWith);
    });
    document.querySelectorAll('.matrix tr').forEach(row => {
      [...row.children].slice(1).forEach((cell, h) => { cell.hidden = lacks(hypotheses[h].id, hypothesesWith); });
    });
  }

  function filters() {
    if (designs.length < 3 && hypotheses.length < 3) return null;
    const field = what => el('input', {type: 'search', placeholder: what + ' with ...', 'aria-label': what + ' with this in their names', oninput: () => both()});
    const [rows, columns] = [field('designs'), field('hypotheses')];
    const both = () => filter(rows.value, columns.value);
    return el('p', {class: 'filters'}, rows, ' ', columns);
  }

  /** What each claim says. */
  function explained() {
    return el('details', {class: 'claims'}, el('summary', {}, 'What the claims say'),
      el('dl', {}, claims.map(c => [el('dt', {}, `${c.id} ${c.title}`), el('dd', {}, `breaks if ${data.meanings[c.id]}.`)])));
  }

  function render(open) {
    const cells = designs.flatMap(d => d.cells);
    const verdicts = new Set(cells.map(c => c.verdict));
    const broken = new Set(cells.flatMap(c => c.broken.map(b => b.claim)));
    const legend = [
      ['PROVED', '✓', 'every claim holds for any number of interrupts'],
      ['HOLDS', '≤n', 'every claim holds up to n arrivals'],
      ['VACUOUS', '∅', 'would hold, but nothing was really tested'],
      ['UNKNOWN', '?', 'stopped before it was decided'],
    ].filter(([verdict]) => verdicts.has(verdict));
    const bounded = new Set(designs.flatMap(d =>
      d.cells.filter(c => c.verdict === 'PROVED' || c.verdict === 'HOLDS').map(but).filter(b => b).map(b => d.id + b)));
    return el('section', {class: 'matrix', 'aria-label': 'All verdicts'},
      filters(),
      el('div', {class: 'scroll'},
        el('table', {onkeydown: keys},
          el('thead', {}, head()),
          el('tbody', {}, designs.map((design, d) => el('tr', {},
            el('th', {scope: 'row', title: design.meaning}, design.id),
            hypotheses.map((_, h) => el('td', {}, button(d, h, open)))))))),
      el('p', {class: 'legend'},
        claims.filter(c => broken.has(c.id)).map(c => el('span', {}, el('b', {}, c.id), ' ' + c.title)),
        data.anachronisms.flat().includes(true) ? el('span', {}, el('b', {}, '*'), ' in a kernel that never had the design') : null,
        legend.map(([, mark, says]) => el('span', {}, el('b', {}, mark), ' ' + says)),
        [...bounded].map(says => el('span', {}, says))),
      explained());
  }

  return {render, select};
})();
