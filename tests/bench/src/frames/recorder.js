// Put into the page by the bench: writes down frames, what our own script takes of them, and how long an act waits
// for the frame that shows it. Works alike in the console's window and on the peer's page.
(() => {
  const now = () => performance.now();
  const post = MessagePort.prototype.postMessage;
  const hear = (heard) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = heard;
    return () => post.call(port2, 0);
  };
  let running = false;
  let frames = [];
  // The frame that is being made: script before it, when it began, whether something was scrolled in it.
  let script = 0;
  let scrolled = 0;
  let began = null;
  let painted = 0;
  let act = null;

  const spend = () => {
    if (began !== null) script += now() - Math.max(began, painted);
    began = null;
  };
  const spent = hear(spend);
  // Events: from the first listener until the task after, or until the frame that they end in.
  for (const kind of ["wheel", "scroll", "keydown", "mousedown", "mouseup", "click", "dblclick", "input"]) {
    const listener = (event) => {
      if (!running) return;
      if (kind === "scroll") scrolled = 1;
      if (act && act.at === null && kind === act.kind) {
        act.heard = now();
        const since = act.heard - event.timeStamp;
        act.at = since >= 0 && since < 1_000 ? event.timeStamp : act.heard;
      }
      if (began === null) {
        began = now();
        spent();
      }
    };
    addEventListener(kind, listener, { capture: true, passive: true });
  }
  // React draws in tasks that it posts to itself: one message before and one after say how long each took.
  const before = hear(() => {
    if (running && began === null) began = now();
  });
  MessagePort.prototype.postMessage = function (...words) {
    if (!running) return post.apply(this, words);
    before();
    post.apply(this, words);
    spent();
  };

  let frame = null;
  // Comes after the frame has been laid out and painted.
  const shown = hear(() => {
    painted = now();
    if (frame) frame[2] = painted - frame[4];
    if (frame && place) frame[5] = blank() ? 1 : 0;
    if (act && act.at !== null && act.done === null && act.shows()) {
      act.done = painted;
      act.frames = frames.length - act.from;
    }
  });
  const step = (at) => {
    if (!running) return;
    spend();
    frame = [at, script, 0, scrolled, now(), 0];
    frames.push(frame);
    script = 0;
    scrolled = 0;
    shown();
    requestAnimationFrame(step);
  };
  // Whether no row stands where one should.
  let place = null;
  const blank = () => {
    const { left, top, width, height } = place.getBoundingClientRect();
    const at = [0.2, 0.5, 0.8].map((share) => document.elementFromPoint(left + width / 2, top + height * share));
    return at.some((element) => element?.closest("[role='treeitem'], [role='row']") == null);
  };

  const list = (within) => document.querySelector(within);
  const chosen = (within) => list(within)?.querySelector("[aria-selected='true']");
  const level = (row) => Number(row?.getAttribute("aria-level") ?? 0);
  const below = (row) => {
    const { left, bottom, height } = row.getBoundingClientRect();
    return document.elementFromPoint(left + 60, bottom + height / 2)?.closest("[role='treeitem'], [role='row']");
  };
  window.benchFrames = {
    start(within) {
      frames = [];
      script = 0;
      place = within ? document.querySelector(within) : null;
      if (!running) {
        running = true;
        requestAnimationFrame(step);
      }
    },
    stop() {
      running = false;
      return frames.map(([at, own, paint, moved, , empty]) =>
        [at, own, paint].map((ms) => Math.round(ms * 100) / 100).concat(moved, empty),
      );
    },
    /** The next event of this kind begins an act that is done when `shows`. */
    act(kind, shows) {
      act = { kind, shows, at: null, heard: null, done: null, from: frames.length, frames: 0 };
    },
    /** From the event to the painted frame, the work of its heaviest frame, our own script in it, how many frames. */
    acted() {
      if (act?.done == null) return null;
      const made = frames.slice(act.from, act.from + act.frames);
      const own = made.reduce((sum, [, ms]) => sum + ms, 0);
      return [act.done - act.at, Math.max(...made.map(([, ms, paint]) => ms + paint)), own, act.frames];
    },
    /** Whether the chosen row is open (or closed) and the row below it says so too. */
    opened(within, open) {
      const row = chosen(within);
      return row?.getAttribute("aria-expanded") === String(open) && level(below(row)) > level(row) === open;
    },
    chosen: (within) => chosen(within)?.getAttribute("data-key") ?? chosen(within)?.id ?? "",
    /** What the first rows say. */
    first: (within) =>
      [...list(within).querySelectorAll("[role='treeitem'], [role='row']")].slice(1, 5).map((row) => row.textContent).join(),
    /** Scrolls from the top to the end in so many frames, as the thumb of a scroll bar is dragged. */
    sweep(within, steps) {
      const scroller = list(within);
      let at = 0;
      window.benchSwept = false;
      const next = () => {
        at += 1;
        scroller.scrollTop = ((scroller.scrollHeight - scroller.clientHeight) * at) / steps;
        if (at < steps) requestAnimationFrame(next);
        else window.benchSwept = true;
      };
      requestAnimationFrame(next);
    },
  };
})();
