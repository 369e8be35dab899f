// What an eye and a thumb would find wrong with the page as it stands, beyond what axe-core asks. Each finding is
// { rule, node, help }. Read by accessibility.rs, which puts it into the page; nothing of it is in the product.
window.eyes = (() => {
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const style = (node, part) => getComputedStyle(node, part);
  const box = (node) => node.getBoundingClientRect();
  const shown = (node) => node.checkVisibility({ visibilityProperty: true }) && box(node).width > 0 && !node.closest(".for-reader, .sprite, [aria-hidden=true] svg");
  const name = (node) => {
    const id = node.id ? `#${node.id}` : "";
    const classes = node.classList.length ? `.${[...node.classList].join(".")}` : "";
    const words = (node.getAttribute("aria-label") ?? node.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 50);
    return `${node.localName}${id}${classes} "${words}"`;
  };
  const finding = (rule, node, help) => ({ rule, node: name(node), help });

  // Every stretch of text on the page, with the boxes of its lines.
  const texts = () => {
    const walker = document.createTreeWalker(document.querySelector(".app"), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const node = text.parentElement;
      if (!text.data.trim() || node.closest("style, script, svg, .for-reader") || !shown(node)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      found.push({ node, words: text.data, lines: [...range.getClientRects()].filter((line) => line.width > 1) });
    }
    return found;
  };

  // ---- Nothing beside the screen, nothing cut off, nothing on top of other words ----

  const scrolls = (value) => value === "auto" || value === "scroll";
  const hides = (value) => value === "hidden" || value === "clip";

  const sideways = () => {
    const found = [];
    for (const node of [document.scrollingElement, ...all(".screen, .phone")]) {
      if (node.scrollWidth > node.clientWidth) {
        found.push(finding("sideways", node, `${node.scrollWidth} px of page on ${node.clientWidth} px of screen`));
      }
    }
    return found;
  };

  const cut = () => {
    const found = [];
    for (const { node, lines } of texts()) {
      for (const line of lines) {
        let [free_x, free_y] = [false, false];
        // A button's words stay inside its edge.
        const button = box(node.closest("a, button, .choice") ?? node);
        if (style(node).display !== "inline" && (line.left < button.left - 1 || line.right > button.right + 1)) {
          found.push(finding("outside-its-button", node, `${line.width | 0} px of words on ${button.width | 0} px`));
        }
        for (let around = node; around && around !== document.body; around = around.parentElement) {
          const { overflowX, overflowY, position } = style(around);
          [free_x, free_y] = [free_x || scrolls(overflowX), free_y || scrolls(overflowY)];
          const edge = box(around);
          const x = !free_x && hides(overflowX) && (line.left < edge.left - 1 || line.right > edge.right + 1);
          // A line's box is a little higher than its letters.
          const y = !free_y && hides(overflowY) && (line.top < edge.top - 3 || line.bottom > edge.bottom + 3);
          if (x || y) found.push(finding("cut-off", node, `by ${name(around).split(" ")[0]}`));
          if (position === "fixed") break;
        }
        if (!free_x && (line.left < -1 || line.right > innerWidth + 1)) {
          found.push(finding("beside-the-screen", node, `from ${line.left | 0} to ${line.right | 0} of ${innerWidth} px`));
        }
      }
    }
    return found;
  };

  const overlapping = () => {
    const found = [];
    const places = texts().flatMap(({ node, lines }) => {
      const page = node.closest(".screen, .action-bar, .app-bar, .bottom-nav, .toast, .sync-status, .ledger-line.sum");
      return lines.map((line) => ({ node, line, page }));
    });
    for (const [at, one] of places.entries()) {
      for (const other of places.slice(at + 1)) {
        if (one.page !== other.page || one.node === other.node) continue;
        const wide = Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
        // Lines stand closer than their boxes are high; letters touch from about a third.
        const high = Math.min(one.line.bottom, other.line.bottom) - Math.max(one.line.top, other.line.top);
        const least = Math.min(one.line.height, other.line.height);
        if (wide > 2 && high > least * 0.35) {
          found.push(finding("words-on-words", one.node, `and ${name(other.node)}`));
        }
      }
    }
    return found;
  };

  // Vietnamese stacks marks over letters: under 1.3 they touch the line above.
  const tight = () =>
    texts()
      .filter(({ node, words }) => /\p{L}{2}/u.test(words) && parseFloat(style(node).lineHeight) < parseFloat(style(node).fontSize) * 1.29)
      .map(({ node }) => finding("tight-lines", node, `line height ${style(node).lineHeight} of ${style(node).fontSize}`));

  // ---- What is touched ----

  const TOUCHED = "a[href], button, input, select, textarea, summary, [role=button]";
  const inText = (node) => style(node).display === "inline" && [...node.parentElement.childNodes].some((near) => near.nodeType === Node.TEXT_NODE && near.data.trim());
  const area = (node) => {
    const own = box(node);
    const label = node.matches("[type=checkbox], [type=radio]") ? node.closest("label") : null;
    if (!label) return own;
    const around = box(label);
    return { width: Math.max(own.width, around.width), height: Math.max(own.height, around.height) };
  };

  const small = () =>
    all(TOUCHED)
      .filter((node) => shown(node) && !inText(node))
      .map((node) => ({ node, size: area(node) }))
      .filter(({ size }) => size.width < 47.5 || size.height < 47.5)
      .map(({ node, size }) => finding("small-target", node, `${size.width.toFixed(1)} × ${size.height.toFixed(1)} px`));

  // The bars stay on the screen and leave room for the page between them.
  const reach = () => {
    const found = [];
    for (const node of all(".action-bar, .bottom-nav, .action-bar .button, .app-bar a, .app-bar button")) {
      const { top, bottom, left, right } = box(node);
      if (top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1) {
        found.push(finding("out-of-reach", node, `${left | 0},${top | 0} to ${right | 0},${bottom | 0} of ${innerWidth} × ${innerHeight}`));
      }
    }
    for (const page of all(".screen")) {
      if (page.clientHeight < innerHeight * 0.3) {
        found.push(finding("no-room", page, `${page.clientHeight} of ${innerHeight} px are left between the bars`));
      }
    }
    return found;
  };

  // ---- Focus ----

  const outlined = (node) => node && style(node).outlineStyle !== "none" && parseFloat(style(node).outlineWidth) >= 2;

  // To be called with the keyboard's focus somewhere on the page: then focus set by a script is shown as well.
  const focus = () => {
    const found = [];
    for (const node of all(TOUCHED).filter(shown)) {
      if (node.disabled || node.tabIndex < 0) continue;
      node.focus();
      if (document.activeElement !== node) {
        found.push(finding("takes-no-focus", node, "cannot be reached by keyboard"));
        continue;
      }
      // What is seen of a drawn control is beside or around the real one.
      const seen = [node, node.nextElementSibling, node.parentElement].filter((near) => near && style(near).opacity !== "0");
      const marked = seen.find(outlined);
      if (!marked) {
        found.push(finding("no-visible-focus", node, "no outline on it, beside it or around it"));
        continue;
      }
      // Some of it is in sight: a browser leaves what peeks in at the side of a row that scrolls.
      const { left, top, width, height } = box(node);
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.15, 0.5, 0.85].map((y) => [left + width * x, top + height * y]));
      const hits = points.map(([x, y]) => document.elementFromPoint(x, y));
      const own = (hit) => hit && (node.contains(hit) || hit.contains(node) || hit.closest("label")?.contains(node));
      if (!hits.some(own)) {
        found.push(finding("focus-covered", node, hits[4] ? `by ${name(hits[4])}` : "it is off the screen"));
      }
    }
    document.activeElement?.blur();
    return found;
  };

  // ---- Contrast ----

  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const brightness = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const ratio = (one, other) => {
    const [low, high] = [brightness(one), brightness(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const parse = (css) => {
    const [r, g, b, a = 1] = css.match(/[\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const ground = (node) => {
    if (!node) return [255, 255, 255];
    const own = parse(style(node).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(node.parentElement));
  };
  const faded = (node) => (node ? parseFloat(style(node).opacity) * faded(node.parentElement) : 1);

  const contrast = () => {
    const found = [];
    const judge = (node, css, least, rule) => {
      const behind = ground(node);
      const [r, g, b, a] = parse(css);
      const is = ratio(over([r, g, b, a * faded(node)], behind), behind);
      if (is < least - 0.005) found.push(finding(rule, node, `${is.toFixed(2)} : 1 where ${least} : 1 is asked`));
    };
    for (const { node } of texts()) {
      const { color, fontSize, fontWeight } = style(node);
      const size = parseFloat(fontSize);
      judge(node, color, size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 4.5 : 7, "faint-text");
    }
    for (const node of all("input[placeholder], textarea[placeholder]").filter(shown)) {
      judge(node, style(node, "::placeholder").color, 7, "faint-placeholder");
    }
    for (const node of all(".button, .chip, .choice > span, .answer-field, .field input, .search").filter(shown)) {
      const [edge, inside, outside] = [parse(style(node).borderTopColor), ground(node), ground(node.parentElement)];
      if (edge[3] === 0) continue;
      if (Math.max(ratio(over(edge, outside), outside), ratio(inside, outside)) < 3) {
        found.push(finding("faint-edge", node, "its edge is under 3 : 1"));
      }
    }
    return found;
  };

  return {
    everything: () => [...sideways(), ...cut(), ...overlapping(), ...tight(), ...small(), ...reach(), ...contrast()],
    shape: () => [...sideways(), ...cut(), ...overlapping(), ...small(), ...reach()],
    contrast,
    focus,
  };
})();
