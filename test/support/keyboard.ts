import { type Locator, type Page } from 'playwright-core';
import { exactly, fieldOf, type Hands, type Name, type Pressable } from './hands.js';

/** Where the focus stands, as a person sees it. */
export interface Stop {
  /** `link Discover`, `textbox Your name`. */
  readonly name: string;
  /** Whether it can be seen that the focus stands there, and nothing covers it. */
  readonly isShown: boolean;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

const mostStops = 400;

/** Tab, Shift+Tab, Enter, Space, arrows and letters, and nothing else. The focus has to be seen at every stop. */
export class Keyboard implements Hands {
  constructor(private readonly page: Page) {}

  async press(role: Pressable, name: Name, within: Locator = this.page.locator('body')): Promise<void> {
    await this.reach(within.getByRole(role, exactly(name)).first());
    await this.page.keyboard.press(role === 'link' ? 'Enter' : 'Space');
  }

  async fill(label: Name, text: string, within: Locator = this.page.locator('body')): Promise<void> {
    const field = fieldOf(label, within);
    await this.reach(field);
    const type = await field.getAttribute('type');
    if (type?.startsWith('date')) return this.typeDate(field, text);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  async choose(label: Name, line: string, within: Locator = this.page.locator('body')): Promise<void> {
    const list = fieldOf(label, within);
    await this.reach(list);
    // Typing the first letters of a line chooses it.
    await this.page.keyboard.type(line);
    const chosen = await list.locator('option:checked').textContent();
    if (chosen !== line) throw new Error(`Typing "${line}" chose "${chosen}"`);
  }

  async tick(label: Name, within: Locator = this.page.locator('body')): Promise<void> {
    const box = within.getByLabel(label).first();
    if (await box.isChecked()) return;
    const name = await box.getAttribute('name');
    if ((await box.getAttribute('type')) !== 'radio') {
      await this.reach(box);
      await this.page.keyboard.press('Space');
      return;
    }
    // Of several answers the chosen one is a stop; arrows lead to the others.
    await this.reach(within.locator(`input[type=radio][name="${name}"]`), 'any');
    for (let presses = 0; !(await box.isChecked()) && presses < 20; presses += 1) await this.page.keyboard.press('ArrowDown'); // prettier-ignore
    if (!(await box.isChecked())) throw new Error(`Arrows do not lead to ${String(label)}`);
  }

  /** What can be pressed or filled and was no stop since the page came; of several answers one is enough. */
  async unreached(): Promise<string[]> {
    return (await this.page.evaluate(lookForUnreached)) as string[];
  }

  /** All stops from the top of the page until the focus leaves it. @throws Error when it does not */
  async stops(): Promise<Stop[]> {
    const stops: Stop[] = [];
    for (let stop = await this.tab(); stop && stops.length < mostStops; stop = await this.tab()) stops.push(stop);
    if (stops.length === mostStops) throw new Error(`The focus does not leave the page: ${stops.slice(-8).map(({ name }) => name).join(', ')}`); // prettier-ignore
    return stops;
  }

  private async reach(wanted: Locator, which: 'first' | 'any' = 'first'): Promise<void> {
    await wanted.first().waitFor({ state: 'attached' });
    const isThere = (each: Locator) =>
      which === 'any'
        ? each.evaluateAll((elements) => elements.some((element) => element === element.ownerDocument.activeElement))
        : each.evaluate((element) => element === element.ownerDocument.activeElement);
    if (await isThere(wanted)) return;
    const passed: string[] = [];
    for (let wraps = 0; wraps < 2 && passed.length < mostStops;) {
      const stop = await this.tab();
      if (!stop) {
        wraps += 1;
        continue;
      }
      if (!stop.isShown) throw new Error(`It cannot be seen that the focus is at "${stop.name}" of ${this.page.url()}`);
      if (await isThere(wanted)) return;
      passed.push(stop.name);
    }
    throw new Error(`Tab does not lead to ${wanted.toString()} on ${this.page.url()}; it leads to:\n${passed.join('\n')}`); // prettier-ignore
  }

  /** Part by part, in the American manner of a Chromium without a desktop; `text` as the field's value. */
  private async typeDate(field: Locator, text: string): Promise<void> {
    const [year, month, day, hour, minute] = text.split(/\D/);
    // A field with a time takes years of six digits: the arrow says that four are all.
    await this.page.keyboard.type(`${month}${day}${year}`);
    if (hour !== undefined) {
      await this.page.keyboard.press('ArrowRight');
      const half = Number(hour) < 12 ? 'AM' : 'PM';
      await this.page.keyboard.type(`${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${half}`);
    }
    const value = await field.inputValue();
    if (value !== text) throw new Error(`Typing ${text} part by part gave ${value || 'no date'}`);
  }

  private async tab(): Promise<Stop | undefined> {
    await this.page.keyboard.press('Tab');
    return (await this.page.evaluate(lookAtFocus)) as Stop | undefined;
  }
}

/** Runs in the page. Undefined when nothing has the focus: it went on to what is around the page. */
const lookAtFocus = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return undefined;
  const text = (element) => (element?.textContent ?? '').replace(/\\s+/g, ' ').trim().slice(0, 60);
  const kind = at.tagName === 'A' ? 'link' : at.tagName === 'INPUT' ? at.type : at.tagName.toLowerCase();
  const name = kind + ' ' + (text(at.labels?.[0]) || at.getAttribute('aria-label') || text(at));
  const { left, top, right, bottom } = at.getBoundingClientRect();
  const box = { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY };
  // A choice is drawn by what follows its hidden input.
  const drawn = [at, at.nextElementSibling].filter(Boolean).map((each) => getComputedStyle(each));
  // Day, month and year of a date are stops of their own, which the browser marks inside the field.
  const isPart = at === window.lastStop && /^(date|datetime-local|month|time|week)$/.test(at.type);
  window.lastStop = at;
  (window.stopsPassed ??= new Set()).add(at);
  const isOutlined = isPart || drawn.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
  const inside = left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
  const middle = document.elementFromPoint((Math.max(0, left) + Math.min(innerWidth, right)) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2);
  const isCovered = middle && !middle.contains(at) && !at.contains(middle) && !middle.closest('label')?.contains(at);
  return { name, isShown: isOutlined && inside && !isCovered, box };
})()`;

/** Runs in the page. */
const lookForUnreached = `(() => {
  const wanted = 'a[href], button:not([disabled]), input:not([type=hidden]):not([type=radio]), select, textarea, summary, [tabindex="0"]';
  return [...document.querySelectorAll(wanted)]
    .filter((each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }) && !(window.stopsPassed ?? new Set()).has(each))
    .map((each) => each.tagName.toLowerCase() + ' ' + (each.innerText || each.name || '').replace(/\\s+/g, ' ').slice(0, 60));
})()`;

/** Two stops of which the second lies above the first, where a reader would have expected it before. */
export function outOfOrder(stops: readonly Stop[]): string[] {
  return stops.slice(1).flatMap((stop, index) => {
    const before = stops[index];
    if (!before) return [];
    const isAbove = stop.box.bottom <= before.box.top;
    const isInColumn = stop.box.left < before.box.right && stop.box.right > before.box.left;
    return isAbove && isInColumn ? [`${before.name} comes before ${stop.name}`] : [];
  });
}
