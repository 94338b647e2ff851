/** The lines of a file in C, the current one marked. */
regnest.source = (() => {
  const {el, data} = regnest;

  /** The panel, or nothing for a design that is no file. */
  function render(design) {
    const lines = data.sources[design];
    if (!lines) return null;
    const file = line => line.at.replace(/:\d+$/, '');
    const number = line => +line.at.replace(/.*:/, '');
    const rows = lines.flatMap((line, i) => {
      const before = lines[i - 1];
      const isNext = before && file(before) === file(line) && number(before) + 1 === number(line);
      return [
        !before || file(before) !== file(line) ? el('h3', {}, file(line)) : isNext ? null : el('p', {class: 'quiet'}, '…'),
        el('div', {class: 'source-line', 'data-at': line.at},
          el('span', {class: 'number'}, String(number(line))), el('code', {}, line.text || ' ')),
      ];
    });
    return el('section', {class: 'source', tabindex: '0', 'aria-label': 'Source'}, rows);
  }

  /** Marks a line, and scrolls its own box, not the page, so that it is seen. */
  function show(panel, at) {
    if (!panel) return;
    panel.querySelectorAll('.source-line').forEach(line => {
      const isNow = line.dataset.at === at;
      line.classList.toggle('now', isNow);
      if (isNow) line.setAttribute('aria-current', 'true');
      else line.removeAttribute('aria-current');
      if (isNow && panel.clientHeight) {
        const above = line.offsetTop - panel.offsetTop;
        if (above < panel.scrollTop || above + line.offsetHeight > panel.scrollTop + panel.clientHeight) {
          panel.scrollTop = above - panel.clientHeight / 2;
        }
      }
    });
  }

  return {render, show};
})();
