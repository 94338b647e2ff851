/** Makes elements; texts only ever become text. */
regnest.el = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
};

/** The class that colours a frame and its sample; which device of its level it is tells nothing. */
regnest.contextClass = label => {
  const known = {
    'task': 'task', 'task A': 'task', 'task B': 'task-b', 'softirq': 'softirq', 'hardirq': 'hardirq', 'NMI': 'nmi',
    'traced event': 'trace', 'preempting task': 'task-b',
  };
  return 'c-' + (known[label.replace(/ \d+: .*/, '')] || 'exception');
};

/** A sample's badge: its letter in its colour. */
regnest.badge = (run, number) => {
  const {el} = regnest;
  if (number === 0) {
    return el('span', {class: 'badge c-kernel', title: 'the kernel'}, 'k');
  }
  const sample = run.samples[number - 1];
  const context = regnest.contextClass(run.frames[sample.frame].label);
  return el('span', {class: 'badge ' + context, title: 'the ' + sample.name + ' sample'}, sample.letter);
};

/** A link, if it is one that a click may follow. */
regnest.link = address => /^https:\/\//.test(address)
  ? regnest.el('a', {href: address, rel: 'noopener noreferrer'}, address)
  : regnest.el('span', {}, address);
