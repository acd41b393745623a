import { type Page } from 'playwright-core';

/** What does not fit on the page as it is shown: pushed aside, cut off, or two things to press on top of each other. */
export async function misfitsOf(page: Page): Promise<string[]> {
  return (await page.evaluate(lookForMisfits)) as string[];
}

/** Runs in the page. */
const lookForMisfits = `(() => {
  const found = [];
  const name = (element) => {
    const words = (element.innerText || element.value || element.getAttribute('aria-label') || '').replace(/\\s+/g, ' ').trim();
    return element.tagName.toLowerCase() + (element.className && typeof element.className === 'string' ? '.' + element.className.trim().replace(/\\s+/g, '.') : '') + (words ? ' "' + words.slice(0, 40) + '"' : '');
  };
  const style = (element) => getComputedStyle(element);
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) {
    const widest = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1).at(-1);
    found.push('pushed aside: ' + root.scrollWidth + ' of ' + innerWidth + (widest ? ' by ' + name(widest) : ''));
  }
  // What only screen readers hear is cut on purpose, and what nobody can see is not looked at.
  const isSeen = (element) => {
    if (element.closest('.vh, svg, [aria-hidden=true]') || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  };
  // Ornaments may stand out of a box that cuts them.
  const holdsWordsBeyond = (element) => {
    const { left, right } = element.getBoundingClientRect();
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      if (!node.textContent.trim() || !isSeen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      if ([...range.getClientRects()].some((box) => box.right > right + 1 || box.left < left - 1)) return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element)) continue;
    const { overflowX, overflowY } = style(element);
    const isField = /^(INPUT|SELECT|TEXTAREA|IFRAME)$/.test(element.tagName);
    // A wide table may be moved to the side, by the keyboard too.
    const isTable = overflowX === 'auto' && element.matches('[role=region][tabindex="0"][aria-label]');
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && !isField && !isTable && holdsWordsBeyond(element)) found.push('cut to the side: ' + name(element));
    // Of what is kept to some lines, the dots at its end tell that there is more.
    const isClamped = style(element).webkitLineClamp !== 'none';
    if (/hidden|clip/.test(overflowY) && !isClamped && element.scrollHeight > element.clientHeight + 2 && !isField) found.push('cut below: ' + name(element));
  }
  // What stays in its place while the page scrolls lies above something at any time.
  const floats = (element) => { for (let at = element; at; at = at.parentElement) if (/fixed|sticky/.test(style(at).position)) return true; return false; };
  const pressed = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((each) => isSeen(each) && !floats(each) && !each.matches('.skip'));
  const boxes = pressed.flatMap((element) => [...element.getClientRects()].map((box) => ({ element, box })));
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 2 && down > 4) found.push('on top of each other: ' + name(one.element) + ' and ' + name(other.element));
    }
  }
  return [...new Set(found)];
})()`;
