import { type Locator, type Page } from 'playwright-core';

export type Pressable = 'link' | 'button';
export type Name = string | RegExp;

/** What a person does to a page, by the names that are seen or heard; one person has a mouse, another a keyboard alone. */
export interface Hands {
  press(role: Pressable, name: Name, within?: Locator): Promise<void>;
  fill(label: Name, text: string, within?: Locator): Promise<void>;
  /** Chooses in a list by what the line says. */
  choose(label: Name, line: string, within?: Locator): Promise<void>;
  /** Ticks a box, or one of several answers; the beginning of its sentence is enough. */
  tick(label: Name, within?: Locator): Promise<void>;
}

export const exactly = (name: Name) => (typeof name === 'string' ? { name, exact: true } : { name });

/** The field of this label; a label that begins another one is not taken for it. */
export const fieldOf = (label: Name, within: Locator): Locator =>
  within.getByLabel(label, { exact: typeof label === 'string' }).first();

/** Clicks on what is visible. */
export class Mouse implements Hands {
  constructor(private readonly page: Page) {}

  async press(role: Pressable, name: Name, within: Locator = this.page.locator('body')): Promise<void> {
    await within.getByRole(role, exactly(name)).first().click();
  }

  async fill(label: Name, text: string, within: Locator = this.page.locator('body')): Promise<void> {
    await fieldOf(label, within).fill(text);
  }

  async choose(label: Name, line: string, within: Locator = this.page.locator('body')): Promise<void> {
    await fieldOf(label, within).selectOption({ label: line });
  }

  async tick(label: Name, within: Locator = this.page.locator('body')): Promise<void> {
    await within.getByLabel(label).first().check();
  }
}
