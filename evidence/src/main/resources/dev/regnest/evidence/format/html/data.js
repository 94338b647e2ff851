'use strict';

/** Everything the page shares between its scripts. */
const regnest = {};

/** The data in the page, with its numbered texts and arrays turned back into records: PageData.java is the other end. */
regnest.data = (() => {
  const page = JSON.parse(document.getElementById('data').textContent);
  const text = number => page.texts[number];
  const ACCESS = 5;

  const frame = ([label, bracket, lane]) => ({label: text(label), bracket: text(bracket), lane});
  const stay = ([frameIndex, over, depth, from, to]) => ({frame: frameIndex, over, depth, from, to});
  const cell = ([name, object, word, initial]) =>
    ({name: text(name), object: text(object), word: text(word), initial: text(initial)});

  function chunks(array, size) {
    const all = [];
    for (let i = 0; i < array.length; i += size) all.push(array.slice(i, i + size));
    return all;
  }

  const access = ([kind, point, cellIndex, value, sample]) =>
    ({kind: text(kind), point, cell: cellIndex, value: text(value), sample});

  const line = ([frameIndex, kind, what, at, mark, from, to, broken, step, because, accesses]) => ({
    frame: frameIndex,
    kind: text(kind),
    text: text(what),
    at: text(at),
    mark: text(mark),
    from,
    to,
    broken: chunks(broken, 2).map(([claim, sentence]) => ({claim: text(claim), sentence: text(sentence)})),
    step: text(step),
    because: text(because),
    accesses: chunks(accesses, ACCESS).map(access),
  });

  /** Samples with the letters they are told apart by: S, or S1 and S2 where there are two of a kind. */
  function lettered(samples) {
    const initial = name => name.split(' ').pop().charAt(0).toUpperCase();
    const count = letter => samples.filter(s => initial(s.name) === letter).length;
    const seen = {};
    return samples.map(sample => {
      const letter = initial(sample.name);
      seen[letter] = (seen[letter] || 0) + 1;
      return {...sample, letter: count(letter) > 1 ? letter + seen[letter] : letter};
    });
  }

  function run(index) {
    const [design, hypothesis, schedule, note, replay, frames, stays, samples, memory, lines] = page.runs[index];
    return {
      design: text(design),
      hypothesis: text(hypothesis),
      schedule: text(schedule),
      note: text(note),
      replay: text(replay),
      frames: frames.map(frame),
      stays: stays.map(stay),
      samples: lettered(samples.map(([name, of]) => ({name: text(name), frame: of}))),
      memory: memory.map(cell),
      lines: lines.map(line),
    };
  }

  const {results, shown, anachronisms, sources, meanings, diff} = page;
  return {results, shown, anachronisms, sources, meanings, diff, run};
})();
