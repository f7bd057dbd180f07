async ([address, seed, count]) => {
  // Pure modules alone: a device is its records by name, two tabs of it share them or lag behind; copies bring devices together.
  const of = (name) => import(`${address}${name}.js`);
  const { merge, readRecord } = await of("state/reading");
  const { currentAttempt, answerIn, stateOf } = await of("state/outcome");
  const { attemptsIn, outcome } = await of("state/past");
  const { sitting, sittingOf, again } = await of("practice/exam");
  const { dueDay, dueNow, dayOf, forecast, MOST_A_DAY } = await of("practice/schedule");
  const { shownIn, VIEWS } = await of("practice/sessions");
  const { historyOf, changeIn } = await of("practice/history");
  const { tally } = await of("grading");

  let state = seed;
  const dice = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n); // the low digits of such a row repeat
  };
  const some = (values) => values[dice(values.length)];
  const DAY = 864e5;
  const SECTIONS = { a: ["a1", "a2", "a3"], b: ["b1", "b2"], c: ["c1"] };
  const IDS = Object.values(SECTIONS).flat();
  const revisions = Object.fromEntries(IDS.map((id) => [id, "r0"]));
  let now = 20_000 * DAY;
  let next = 0;

  const device = () => ({ saved: {}, tabs: [{}, {}] });
  // A reader's life is so many acts long; then another one begins.
  const LIFE = 200;
  let devices = [device(), device()];
  // Whether storage works: a fault loses what a tab writes, and the tab goes on from memory.
  let faulty = false;
  const read = (at, tab, name) => at.tabs[tab][name] ?? at.saved[name] ?? [];
  const add = (at, tab, name, ...events) => {
    const seen = merge(name, read(at, tab, name), at.saved[name] ?? [], events);
    at.tabs[tab][name] = seen;
    if (!faulty) at.saved[name] = JSON.parse(JSON.stringify(seen));
  };
  const hear = (at) => {
    for (const tab of at.tabs) for (const name of new Set([...Object.keys(tab), ...Object.keys(at.saved)]))
      tab[name] = merge(name, tab[name] ?? [], at.saved[name] ?? []);
  };
  const ATTEMPTS = "+attempts";
  const enter = (at, tab) => {
    const known = currentAttempt(read(at, tab, ATTEMPTS));
    if (known) return known.id;
    add(at, tab, ATTEMPTS, { at: now, attempt: "1", begun: { mode: "attempt", seed: "s" } });
    return "1";
  };
  const answer = (at, tab, id, attempt, mode) => {
    const shown = mode !== "exam" && dice(12) === 0;
    const sure = dice(3) ? {} : { sure: some(["sure", "likely", "guess"]) };
    const right = !shown && dice(3) > 0;
    add(at, tab, id, { at: now, attempt, revision: revisions[id], choice: shown ? [] : [some(["A", "B"])], right, mode, ...sure });
  };

  const known = (at, tab) => {
    const attempt = currentAttempt(read(at, tab, ATTEMPTS));
    const flags = new Map(read(at, tab, "+flags").map(({ question, flagged }) => [question, flagged]));
    return Object.entries(SECTIONS).flatMap(([section, ids]) => ids.map((id) => {
      const seen = read(at, tab, id);
      const counting = attempt && answerIn(seen, attempt.id, revisions[id]);
      return { id, section, revision: revisions[id], seen, state: stateOf(counting, revisions[id]), flagged: flags.get(id) ?? false };
    }));
  };
  const scoreOf = (questions) =>
    tally(Object.fromEntries(Object.entries(SECTIONS).map(([section, ids]) =>
      [section, Object.fromEntries(ids.map((id) => [id, questions.find((each) => each.id === id).state]))])));

  const acts = {
    wait: () => (now += dice(2) ? dice(DAY) : dice(9) * DAY),
    moment: () => (now += dice(600_000)),
    answer: (at, tab) => {
      const attempt = enter(at, tab);
      const open = known(at, tab).filter(({ state }) => state === "open" || state === "changed");
      if (open.length) answer(at, tab, some(open).id, attempt, "attempt");
    },
    practise: (at, tab) => answer(at, tab, some(IDS), enter(at, tab), "practice"),
    due: (at, tab) => {
      const { today } = dueNow(known(at, tab), now);
      if (today.length) answer(at, tab, today[0], enter(at, tab), "practice");
    },
    over: (at, tab) => {
      const attempt = enter(at, tab);
      const asked = Object.fromEntries(Object.entries(SECTIONS).map(([section, ids]) => [section, ids.length]));
      if (scoreOf(known(at, tab)).answered) add(at, tab, ATTEMPTS, { at: now, attempt, ended: { asked } });
      add(at, tab, ATTEMPTS, { at: now, attempt: `${Number(attempt) + 1}`, begun: { mode: "attempt", seed: "s" } });
    },
    again: (at, tab) => {
      const section = some(Object.keys(SECTIONS));
      const open = again(read(at, tab, ATTEMPTS), section);
      const attempt = open?.id ?? `x${(next += 1)}`;
      if (!open) add(at, tab, ATTEMPTS, { at: now, attempt, begun: { mode: "section", seed: "s", sections: [section] } });
      const left = SECTIONS[section].filter((id) => !answerIn(read(at, tab, id), attempt, revisions[id]));
      for (const id of left.slice(0, 1 + dice(3))) answer(at, tab, id, attempt, "section");
      if (SECTIONS[section].every((id) => answerIn(read(at, tab, id), attempt, revisions[id])))
        add(at, tab, ATTEMPTS, { at: now, attempt, ended: { asked: { [section]: SECTIONS[section].length } } });
    },
    begin: (at, tab) => {
      if (sitting(read(at, tab, ATTEMPTS))) return;
      const sections = dice(2) ? {} : { sections: [some(Object.keys(SECTIONS))] };
      const minutes = dice(3) ? { minutes: 1 + dice(60) } : {};
      add(at, tab, ATTEMPTS, { at: now, attempt: `x${(next += 1)}`, begun: { mode: "exam", seed: "s", ...sections, ...minutes } });
    },
    pause: (at, tab) => {
      const under = sitting(read(at, tab, ATTEMPTS));
      if (under) add(at, tab, ATTEMPTS, { at: now, attempt: under.id, paused: dice(2) === 0 });
    },
    hand: (at, tab) => {
      const under = sitting(read(at, tab, ATTEMPTS));
      if (!under) return;
      const sections = under.sections ?? Object.keys(SECTIONS);
      for (const id of sections.flatMap((section) => SECTIONS[section])) if (dice(4)) answer(at, tab, id, under.id, "exam");
      const asked = Object.fromEntries(sections.map((section) => [section, SECTIONS[section].length]));
      add(at, tab, ATTEMPTS, { at: now, attempt: under.id, ended: { asked } });
    },
    flag: (at, tab) => add(at, tab, "+flags", { at: now, question: some(IDS), flagged: dice(2) === 0 }),
    edit: () => {
      if (dice(20) === 0) revisions[some(IDS)] = `r${(next += 1)}`;
    },
    reload: (at, tab) => (at.tabs[tab] = {}),
    hear: (at) => hear(at),
    fault: () => (faulty = !faulty && dice(4) === 0),
    copy: () => {
      const [from, to] = dice(2) ? devices : [...devices].reverse();
      for (const [name, seen] of Object.entries(from.saved)) {
        const record = readRecord(name, JSON.parse(JSON.stringify({ v: 2, seen })));
        to.saved[name] = merge(name, to.saved[name] ?? [], record.seen);
      }
      hear(to);
    },
  };

  const broken = [];
  const done = Object.fromEntries(Object.keys(acts).map((name) => [name, 0]));
  let last = "";
  const must = (holds, what) => holds || broken.length > 4 || broken.push(`${what} after ${last}`);
  /** When each question was due on a device, until it is answered there once more. */
  const before = new Map();
  const check = (at, which, tab) => {
    const questions = known(at, tab);
    for (const { id, seen, revision } of questions) {
      const due = dueDay(seen, revision);
      const own = seen.filter((answer) => answer.revision === revision);
      if (due !== null) must(due > dayOf(own.at(-1).at) || own.length > 100 || due > dayOf(own[0].at), "due before it was answered");
      const days = own.filter((answer, n) => own.findIndex((other) => dayOf(other.at) === dayOf(answer.at)) === n);
      const key = `${which} ${id}`;
      const then = before.get(key);
      // Answers are only added: with one more day at the end, it never comes back sooner than that day.
      if (then?.revision === revision && days.length > then.days && days.slice(0, then.days).every((answer, n) => answer.at === then.at[n]))
        must(due === null || due > dayOf(days.at(-1).at), "schedule went backwards");
      before.set(key, { revision, days: days.length, at: days.map((answer) => answer.at) });
    }
    const { today, next: coming } = dueNow(questions, now);
    must(today.length <= MOST_A_DAY && new Set(today).size === today.length, "a day holds too much");
    must(coming === null || coming > dayOf(now), "the next day is in the past");
    const days = forecast(questions, now).map(({ day }) => day);
    must(days.every((day, n) => n === 0 || day > days[n - 1]), "days of a forecast stand out of order");
    for (const view of VIEWS) {
      const ids = shownIn(view, questions, now);
      must(new Set(ids).size === ids.length && ids.every((id) => IDS.includes(id)), `view ${view} shows a question twice or a strange one`);
    }
    const events = read(at, tab, ATTEMPTS);
    const seen = Object.fromEntries(IDS.map((id) => [id, read(at, tab, id)]));
    const past = attemptsIn(events).map((attempt) => ({ ...attempt, ...outcome(Object.values(seen), attempt), number: 0 }));
    for (const { right, answered, total } of past) must(right <= answered && answered <= total, "an attempt exceeds its total");
    for (const { parts, right } of historyOf(past, SECTIONS, seen)) {
      must(parts.every((part) => part.right <= part.answered && part.answered <= part.total), "a section exceeds its total");
      must(parts.reduce((sum, part) => sum + part.right, 0) <= right, "sections exceed their attempt");
    }
    const change = changeIn(historyOf(past, SECTIONS, seen), SECTIONS);
    must(!change || (change.now <= change.both && change.before <= change.both), "a change exceeds what both answered");
    for (const { attempt } of events) {
      const exam = sittingOf(events, attempt, now);
      if (exam) must(exam.taken >= 0 && exam.taken <= Math.max(0, now - exam.attempt.at), "an exam took longer than there was");
    }
  };

  /** Brought together both ways, devices end equal. */
  const meet = () => {
    faulty = false;
    for (const [from, to] of [devices, [...devices].reverse(), devices])
      for (const [name, seen] of Object.entries(from.saved)) to.saved[name] = merge(name, to.saved[name] ?? [], seen);
    const [one, other] = devices.map(({ saved }) => JSON.stringify(Object.entries(saved).sort()));
    must(one === other, "devices differ in the end");
  };

  const names = Object.keys(acts);
  for (let n = 0; n < count; n += 1) {
    if (n && n % LIFE === 0) {
      meet();
      devices = [device(), device()];
      before.clear();
    }
    const which = dice(2);
    const tab = dice(2);
    last = some(names);
    done[last] += 1;
    acts[last](devices[which], tab);
    now += 1;
    const { right, answered, total } = scoreOf(known(devices[which], tab));
    must(right <= answered && answered <= total && total === IDS.length, "score exceeds its total");
    if (n % 40 === 0) check(devices[which], which, tab);
  }
  meet();
  return { broken, done, acts: count };
}
