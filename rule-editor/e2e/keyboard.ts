/** A person with a keyboard and nothing else: every key that moves the focus is followed, and every stop is looked at. */
import { expect } from 'vitest';
import type { EditorPage } from '../../test-fixtures/editor.ts';

type Role = 'button' | 'link' | 'textbox' | 'searchbox' | 'combobox' | 'radio' | 'checkbox' | 'spinbutton';
type Name = string | RegExp;

export type Keyboard = {
  readonly press: (key: string) => Promise<void>;
  /** Writes in place of what stands in the field. */
  readonly write: (text: string) => Promise<void>;
  /** Presses Tab until what has this role and name has the focus. */
  readonly tabTo: (role: Role, name: Name) => Promise<void>;
  /** The same backwards. */
  readonly backTo: (role: Role, name: Name) => Promise<void>;
  /** Goes with the arrow down among radio buttons until this one is chosen. */
  readonly choose: (name: Name) => Promise<void>;
  /** Waits until something on the page has the focus. */
  readonly expectFocus: (after: string) => Promise<void>;
};

/** So many stops are further than anybody should have to go. */
const furthest = 150;

/** What has the focus, as it is told to those who do not see it: `button "Lag utkast"`. */
const told = /^- '?(?<role>\w+)(?: "(?<name>(?:[^"\\]|\\.)*)")?/;

/** In the page: does what has the focus show it, itself or as the field around it? Nothing when it does. */
const lookAtFocus = `(() => {
  const element = document.activeElement;
  const isMarked = [element, element.closest('.ds-field')].some((shown) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  });
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const isInView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return isMarked && isInView ? '' : (isMarked ? 'out of view: ' : 'no outline: ') + element.outerHTML.slice(0, 200);
})()`;

export function keyboardOf({ page }: EditorPage): Keyboard {
  const isLost = () => page.evaluate<boolean>('document.activeElement === document.body');

  async function focused(): Promise<{ readonly role: string; readonly name: string }> {
    if (await isLost()) return { role: 'body', name: '' };
    const { role = '', name = '' } = told.exec(await page.locator(':focus').ariaSnapshot())?.groups ?? {};
    return { role, name: name.replaceAll('\\"', '"') };
  }

  async function move(key: 'Tab' | 'Shift+Tab', role: Role, name: Name): Promise<void> {
    await page.getByRole(role, { name, exact: true }).first().waitFor();
    const stops: string[] = [];
    while (stops.length < furthest) {
      await page.keyboard.press(key);
      const at = await focused();
      stops.push(`${at.role} "${at.name}"`);
      // Past the last stop, or what had it was drawn anew: the next key begins at the top. `expectFocus` asks after that.
      if (at.role === 'body') continue;
      expect(await page.evaluate(lookAtFocus), `the focus on ${stops.at(-1)}`).toBe('');
      if (at.role === role && (typeof name === 'string' ? at.name === name : name.test(at.name))) return;
    }
    throw new Error(`${key} does not lead to ${role} ${String(name)}, but to ${stops.join(', ')}`);
  }

  return {
    press: (key) => page.keyboard.press(key),
    async write(text) {
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    tabTo: (role, name) => move('Tab', role, name),
    backTo: (role, name) => move('Shift+Tab', role, name),
    async choose(name) {
      const radio = page.getByRole('radio', { name });
      for (let pressed = 0; pressed < 20; pressed += 1) {
        if (await radio.isChecked()) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`the arrow down does not lead to ${String(name)}`);
    },
    async expectFocus(after) {
      await expect.poll(isLost, { timeout: 10_000, message: `the focus after: ${after}` }).toBe(false);
    },
  };
}
